//! The address of a passage: browsers find it, and only it.

use kiosque::routes::passage;
use percent_encoding::percent_decode_str;

/// What the fragment says once it is decoded; its parts must stand in the page as a browser looks for them.
#[track_caller]
fn check(before: &str, selected: &str, after: &str, expected: &str) {
    let fragment = passage(before, selected, after).unwrap();
    let directive = fragment.strip_prefix("#:~:text=").unwrap();
    assert!(directive.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"%_.~,-".contains(&byte)), "{directive}");
    assert_eq!(percent_decode_str(directive).decode_utf8().unwrap(), expected);
}

#[test]
fn a_passage_is_named_by_its_words() {
    check("Avant. ", "la mer monte", " encore.", "la mer monte");
    check("", "  la\n  mer\tmonte ", "", "la mer monte");
}

#[test]
fn nothing_that_is_said_has_no_address() {
    for empty in ["", " ", "\u{2029}", "\n \u{2029}\t"] {
        assert_eq!(passage("Avant. ", empty, " après"), None);
    }
}

#[test]
fn a_passage_grows_to_whole_words() {
    check("Av", "ant, la m", "er monte", "Avant, la mer");
    check("l’Eu", "rope", " des Six", "l’Europe");
    check("porte-", "avion", "s légers", "porte-avions");
    // Marks are no part of words.
    check("«\u{a0}", "Europe", "\u{a0}»", "Europe");
    check("(", "Europe", ")", "Europe");
}

#[test]
fn words_that_stand_elsewhere_too_are_told_by_what_is_around_them() {
    check("la mer, puis ", "la mer", " encore", "la mer, puis-,la mer,-encore");
    // The first place needs nothing more: browsers stop there.
    check("", "la mer", ", puis la mer", "la mer");
    // Capitals and spaces count for nothing.
    check("La  Mer. Puis ", "la mer", "", "La Mer. Puis-,la mer");
    check("Mer\u{2029}La côte\u{2029}", "Mer", "\u{2029}Le large", "La côte-,Mer,-Le large");
}

#[test]
fn what_is_around_is_named_until_it_is_enough() {
    let same = "un deux trois quatre cinq six ";
    check(&format!("A {same}mer. B {same}"), "mer", "", &format!("mer. B {}-,mer", same.trim_end()));
}

#[test]
fn a_long_passage_is_named_by_its_ends() {
    let long = (1..60).map(|number| format!("mot{number}")).collect::<Vec<_>>().join(" ");
    check("", &long, "", "mot1 mot2 mot3 mot4,mot56 mot57 mot58 mot59");
    check("mot1 mot2 mot3 mot4. ", &long, "", "mot1 mot2 mot3 mot4.-,mot1 mot2 mot3 mot4,mot56 mot57 mot58 mot59");
    // No browser finds an end that comes before the passage is over.
    let twice = format!("{long} mot56 mot57 mot58 mot59");
    check("", &twice, "", "mot1 mot2 mot3 mot4 mot5 mot6 mot7 mot8,mot56 mot57 mot58 mot59 mot56 mot57 mot58 mot59");
}

#[test]
fn a_passage_of_several_blocks_is_named_by_its_first_and_its_last() {
    check("", "Un titre\u{2029}Un texte court.\u{2029} Et la fin", " du texte", "Un titre,Et la fin");
    check("", "Titre\u{2029}\u{2029}Fin", "", "Titre,Fin");
}

#[test]
fn a_long_word_is_named_as_it_is() {
    let word = "a".repeat(300);
    check("", &word, "", &word);
}

#[test]
fn what_has_a_meaning_in_a_fragment_is_escaped() {
    let fragment = passage("", "A-B, C & D #1 100 % «\u{a0}é\u{a0}» \"'", "").unwrap();
    let expected = "#:~:text=A%2DB%2C%20C%20%26%20D%20%231%20100%20%25%20%C2%AB%C2%A0%C3%A9%C2%A0%C2%BB%20%22%27";
    assert_eq!(fragment, expected);
    check("", "😀 👨‍👩‍👧 مرحبا بالعالم", "", "😀 👨‍👩‍👧 مرحبا بالعالم");
}

#[test]
fn letters_whose_small_form_is_longer_shift_nothing() {
    check("İİİ la mer. İ ", "la mer", " İ", "İİİ la mer. İ-,la mer,-İ");
}
