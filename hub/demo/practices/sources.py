"""Where the practices are published."""

from hub.demo.shapes import Copy

# The list that the Fair Recruitment Initiative drew up after its first five years.
LIST = (Copy(language="en", url="https://www.ilo.org/global/topics/labour-migration/WCMS_778839/lang--en/index.htm"),)


def database(number: int) -> tuple[Copy, ...]:
    """Return the entry of a practice in the ILO's database of good practices."""
    return (
        Copy(
            language="en",
            url=f"https://www.ilo.org/dyn/migpractice/migmain.showPractice?p_lang=en&p_practice_id={number}",
        ),
    )
