"""What there is to the first screen beside what is seen on it."""

import gc


async def test_the_collector_that_the_start_put_off_begins_with_the_first_screen(opened) -> None:
    gc.disable()
    try:
        async with opened().run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert gc.isenabled()
            assert gc.get_freeze_count() > 0
    finally:
        gc.enable()
        gc.unfreeze()
