"""`gdtui run` with rules, schedules, rates by epoch and noise."""

import csv
import io
import json

import pytest

from gdtui.cli.commands import main
from gdtui.engine.rules.rule import RULES
from gdtui.engine.rules.schedule import SCHEDULES


def printed(capsys, *arguments):
    assert main(["run", *arguments]) == 0
    return capsys.readouterr().out


def table(capsys, *arguments):
    return list(csv.DictReader(io.StringIO(printed(capsys, *arguments, "--format", "csv"))))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_can_be_run_and_json_has_its_name(capsys, rule):
    (run,) = json.loads(printed(capsys, "--rule", rule.name, "--format", "json"))["runs"]
    assert run["rule"] == rule.name
    assert (run["regime"] is None) == (run["factor"] is None) == (not rule.is_plain)
    assert len(run["epochs"]) == 51


def test_a_parameter_changes_the_run(capsys):
    last = [
        table(capsys, "--rule", "momentum", *more)[-1]["weight"]
        for more in ([], ["--beta", "0.9"], ["--beta", "0.5"])
    ]
    assert last[0] == last[1] != last[2]


@pytest.mark.parametrize("schedule", SCHEDULES, ids=lambda each: each.name)
def test_every_schedule_can_be_run_and_exact_theory_is_claimed_of_the_constant_alone(
    capsys, schedule
):
    told = json.loads(printed(capsys, "--schedule", schedule.name, "--format", "json"))
    (run,) = told["runs"]
    assert run["learning_rate"] == 0.1
    assert (run["regime"] is None) == (not schedule.is_constant)


def test_a_later_rate_is_used_from_its_epoch_on(capsys):
    rates = [row["learning_rate"] for row in table(capsys, "--lr", "0.1,0.5@3", "--epochs", "5")]
    assert rates == ["", "0.1", "0.1", "0.1", "0.5", "0.5"]


def test_the_same_seed_prints_the_same_and_another_one_does_not(capsys):
    first, again, other = (
        printed(capsys, "--noise", "0.5", "--seed", seed, "--format", "csv") for seed in "112"
    )
    assert first == again != other


def test_what_is_said_of_no_rule_prints_what_it_always_did(capsys):
    plain = printed(capsys)
    assert printed(capsys, "--rule", "descent", "--schedule", "constant", "--noise", "0") == plain


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--rule", "adom"], "there is no rule 'adom': the nearest is adam"),
        (["--schedule", "cosin"], "there is no schedule 'cosin': the nearest is cosine"),
        (["--beta", "0.5"], "descent has no beta: rules with one are momentum, nesterov"),
        (["--rule", "momentum", "--beta2", "0.5"], "momentum has no beta2"),
        (["--rule", "adam", "--beta", "1"], "beta must be from 0 to below 1, not 1"),
        (["--rule", "adam", "--beta2", "-0.1"], "beta2 must be from 0 to below 1, not -0.1"),
        (["--rule", "adam", "--beta", "nan"], "beta must be a finite number, not nan"),
        (["--noise", "-1"], "noise must be from 0 to 1e+100, not -1"),
        (["--seed", "1.5"], "seed must be a whole number from 0 to 4294967295, not '1.5'"),
        (["--lr", "0.1,0.5"], "a later learning rate needs its epoch, 0.5@10: not '0.5'"),
        (["--lr", "0.1,0.5@9,0.2@9"], "the epochs of learning rates must grow from 1 on"),
        (["--rule", "adam", "--rule", "sign"], "--rule is given twice"),
    ],
)
def test_what_makes_no_sense_is_told_in_one_line(capsys, arguments, words):
    assert main(["run", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("gdtui: error: ")
    assert captured.err.count("\n") == 1
    assert words in captured.err
