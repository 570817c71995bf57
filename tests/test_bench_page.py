from tests.bench_page import Measured, table


def test_the_table_tells_the_median_the_first_and_the_slowest() -> None:
    ours = Measured([3.04, 9.0, 2.0], [500.0], [900.0, 100.0, 120.0], [80.0, 60.0])
    bare = Measured([1.0], [400.0], [50.0], [])
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table(ours, bare).splitlines()]
    assert [row[1:] for row in rows[2:]] == [
        ["3,0 s", "1,0 s"],
        ["500 ms", "400 ms"],
        ["900 ms", "50 ms"],
        ["120 ms", "50 ms"],
        ["900 ms", "50 ms"],
        ["70 ms", "–"],
    ]
