//! Restoring the scroll position: which attempt may move the page.

use kiosque::platform::history::Turns;

#[test]
fn a_position_that_is_sought_ends_the_search_for_the_one_before() {
    let search = Turns::default();
    assert!(search.is_over());
    let first = search.begin();
    assert!(search.is(first) && !search.is_over());
    let second = search.begin();
    assert!(!search.is(first) && search.is(second) && !search.is_over());
}

#[test]
fn a_visitor_who_moves_ends_a_search_for_good() {
    let search = Turns::default();
    let first = search.begin();
    search.end();
    assert!(!search.is(first) && search.is_over());
    // Neither another scroll nor another attempt revives it.
    search.end();
    assert!(!search.is(first) && search.is_over());
    let second = search.begin();
    assert!(!search.is(first) && search.is(second));
}
