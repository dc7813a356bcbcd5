//! Suggestions: what they say, and moving through them with the keyboard.

use crate::{rendered::select, support::own_catalogue};
use kiosque::{components::move_to, gallery::examples};
use scraper::Html;

/// Presses keys one after the other, starting in the field, and checks which of three suggestions becomes active: 0 is
/// the field, `None` means that the key is left to the field.
#[track_caller]
fn check(keys: &[(&str, Option<usize>)]) {
    let mut active = 0;
    for (key, expected) in keys {
        assert_eq!(move_to(key, active, 3), *expected, "{key} from {active}");
        active = expected.unwrap_or(active);
    }
}

#[test]
fn down_goes_through_all_and_then_back_to_the_field() {
    check(&[1, 2, 3, 0, 1].map(|number| ("ArrowDown", Some(number))));
}

#[test]
fn up_goes_the_other_way_round() {
    check(&[3, 2, 1, 0, 3].map(|number| ("ArrowUp", Some(number))));
}

#[test]
fn home_and_end_go_to_the_ends_of_the_list_and_in_the_field_to_those_of_the_line() {
    check(&[("End", None), ("Home", None)]);
    check(&[("ArrowDown", Some(1)), ("End", Some(3)), ("Home", Some(1))]);
}

#[test]
fn typed_characters_are_left_to_the_field() {
    check(&[("a", None), ("ArrowDown", Some(1)), ("ArrowLeft", None), (" ", None)]);
}

#[test]
fn without_suggestions_every_arrow_leads_to_the_field() {
    for key in ["ArrowDown", "ArrowUp"] {
        assert_eq!(move_to(key, 0, 0), Some(0), "{key}");
    }
}

#[test]
fn a_title_in_another_language_says_so_and_what_is_told_of_the_entry_does_not() {
    let examples = examples(own_catalogue());
    let languages = |state: &str| -> Vec<Option<String>> {
        let example = examples.iter().find(|example| example.component == "suggestions" && example.state == state);
        let html = Html::parse_fragment(&example.unwrap().markup);
        select(&html, "[role=option], [role=option] *").map(|part| part.attr("lang").map(str::to_owned)).collect()
    };
    let own = languages("none is reached");
    assert!(!own.is_empty() && own.iter().all(Option::is_none), "{own:?}");
    // Of the first suggestion the link, its title, and what is told of the entry; then the themes.
    let foreign = languages("a title in another language");
    assert_eq!(foreign[..3], [None, Some("en".to_owned()), None], "{foreign:?}");
    assert!(foreign[3..].iter().all(Option::is_none), "{foreign:?}");
}
