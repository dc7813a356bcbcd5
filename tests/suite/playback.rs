//! What is heard: positions that the device keeps, speeds, and a page that is read out.

use kiosque::{
    playback::{Action, Event, Positions, Reading, SPEEDS, sentences, speed},
    text,
};

mod positions {
    use super::*;

    /// Leaves recordings one after the other, and compares what is kept.
    #[track_caller]
    fn check(left: &[(&str, u32, Option<u32>)], kept: &str) {
        let mut positions = Positions::default();
        for (page, seconds, length) in left {
            positions.leave(page, *seconds, *length);
        }
        assert_eq!(positions.text(), kept);
        assert_eq!(Positions::parse(kept), positions);
    }

    #[test]
    fn the_latest_comes_first_and_each_page_has_one() {
        check(&[("/a", 60, None), ("/b", 754, Some(1800)), ("/a", 90, None)], "90 /a\n754 /b\n");
    }

    #[test]
    fn near_the_start_and_the_end_nothing_is_left_to_come_back_to() {
        check(&[("/a", 9, None)], "");
        check(&[("/a", 60, Some(1800)), ("/a", 1790, Some(1800))], "");
        check(&[("/a", 60, Some(1800)), ("/a", 3, Some(1800))], "");
        check(&[("/a", 1789, Some(1800))], "1789 /a\n");
    }

    #[test]
    fn what_others_wrote_into_the_storage_is_skipped() {
        let hostile = "\n60\n60 \n-5 /a\n1e3 /a\n99999999999999999999 /a\n400000 /a\n3 /a\n60 javascript:alert(1)\n60 /a b\n\u{0}\u{0} \u{0}\n 60 /a\n";
        assert_eq!(Positions::parse(hostile), Positions::default());
        assert_eq!(Positions::parse(&format!("{hostile}754 /b\n12 /b\n")).text(), "754 /b\n");
    }

    #[test]
    fn the_storage_does_not_grow_without_end() {
        let text: String = (0..1_000).map(|number| format!("60 /{number}\n")).collect();
        let mut positions = Positions::parse(&text);
        positions.leave("/new", 60, None);
        assert_eq!(positions.text().lines().count(), 50);
        assert_eq!((positions.of("/new"), positions.of("/0"), positions.of("/999")), (Some(60), Some(60), None));
    }
}

#[test]
fn only_a_speed_that_can_be_chosen_is_remembered() {
    for known in SPEEDS {
        assert_eq!(speed(Some(known)), known);
    }
    for unknown in [None, Some(""), Some("16"), Some("0"), Some("NaN"), Some("1.5 ")] {
        assert_eq!(speed(unknown), "1");
    }
}

#[test]
fn times_are_shown_as_clocks_do_and_read_out_in_words() {
    for (seconds, shown, said) in [
        (0, "0:00", "0 s"),
        (7, "0:07", "7 s"),
        (60, "1:00", "1 min"),
        (754, "12:34", "12 min 34 s"),
        (3_900, "1:05:00", "1 h 05 min"),
        (3_907, "1:05:07", "1 h 05 min 7 s"),
        (36_000, "10:00:00", "10 h 00 min"),
    ] {
        assert_eq!(text::clock(seconds), shown);
        assert_eq!(text::time(seconds).replace('\u{a0}', " "), said);
    }
}

mod reading {
    use super::*;

    fn reading(paragraphs: &[&str]) -> Reading {
        Reading::of(&paragraphs.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>()).unwrap()
    }

    /// Tells what happens; compares what is done, and the sentence that is read then.
    #[track_caller]
    fn check(reading: &mut Reading, event: Event, actions: &[Action], sentence: &str) {
        assert_eq!(reading.step(event), actions, "{event:?}");
        assert_eq!(reading.sentence(), sentence, "{event:?}");
    }

    const BEGIN: &[Action] = &[Action::Show, Action::Speak];
    const ANEW: &[Action] = &[Action::Silence, Action::Show, Action::Speak];

    #[test]
    fn sentences_are_read_one_after_the_other_until_nothing_is_left() {
        let mut reading = reading(&["Un. Deux.", "Trois."]);
        check(&mut reading, Event::Played, BEGIN, "Un.");
        for (sentence, paragraph) in [("Deux.", 0), ("Trois.", 1)] {
            let utterance = reading.utterance();
            check(&mut reading, Event::Read(utterance), BEGIN, sentence);
            assert_eq!((reading.paragraph(), reading.paragraphs()), (paragraph, 2));
        }
        let utterance = reading.utterance();
        check(&mut reading, Event::Read(utterance), &[Action::End], "Trois.");
    }

    #[test]
    fn a_pause_ends_the_utterance_and_going_on_begins_its_sentence_anew() {
        let mut reading = reading(&["Un. Deux."]);
        reading.step(Event::Played);
        let utterance = reading.utterance();
        check(&mut reading, Event::Paused, &[Action::Silence, Action::Show], "Un.");
        // Browsers report the end of what was silenced, as read or as an error.
        check(&mut reading, Event::Read(utterance), &[], "Un.");
        check(&mut reading, Event::Failed(utterance), &[], "Un.");
        check(&mut reading, Event::Paused, &[], "Un.");
        check(&mut reading, Event::Played, BEGIN, "Un.");
        check(&mut reading, Event::Read(utterance), &[], "Un.");
        assert!(reading.is_speaking());
    }

    #[test]
    fn back_leads_to_the_start_of_the_paragraph_and_then_to_the_one_before() {
        let mut reading = reading(&["Un. Deux.", "Trois. Quatre."]);
        check(&mut reading, Event::Forward, &[Action::Show], "Trois.");
        check(&mut reading, Event::Forward, &[], "Trois.");
        reading.step(Event::Played);
        let utterance = reading.utterance();
        reading.step(Event::Read(utterance));
        check(&mut reading, Event::Back, ANEW, "Trois.");
        check(&mut reading, Event::Back, ANEW, "Un.");
        check(&mut reading, Event::Back, ANEW, "Un.");
    }

    #[test]
    fn another_speed_begins_the_sentence_anew_only_while_the_device_speaks() {
        let mut reading = reading(&["Un."]);
        check(&mut reading, Event::Hastened, &[], "Un.");
        reading.step(Event::Played);
        check(&mut reading, Event::Hastened, ANEW, "Un.");
    }

    #[test]
    fn a_device_that_cannot_speak_is_reported_once() {
        let mut reading = reading(&["Un."]);
        reading.step(Event::Played);
        let utterance = reading.utterance();
        check(&mut reading, Event::Failed(utterance), &[Action::Silence, Action::Show, Action::Report], "Un.");
        check(&mut reading, Event::Failed(utterance), &[], "Un.");
    }

    #[test]
    fn a_page_without_words_is_not_read() {
        assert_eq!(Reading::of(&[]), None);
        assert_eq!(Reading::of(&[" \n".to_owned()]), None);
    }
}

mod cutting {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(sentences(text), expected);
    }

    #[test]
    fn a_paragraph_is_cut_after_its_sentences() {
        check(
            "La mer monte. Et après ? Elle  descend…\nVoilà",
            &["La mer monte.", "Et après ?", "Elle descend…", "Voilà"],
        );
        check("« Tout change. » Vraiment.", &["« Tout change. »", "Vraiment."]);
        check("(C’est dit.) Oui.", &["(C’est dit.)", "Oui."]);
    }

    #[test]
    fn an_initial_ends_no_sentence_and_neither_does_a_number() {
        check("M. Le Goff et J. Dupont ont 3.5 ans.", &["M. Le Goff et J. Dupont ont 3.5 ans."]);
    }

    #[test]
    fn no_piece_is_too_long_to_be_said_at_once_and_no_word_is_lost() {
        let clause = "une phrase qui ne finit pas et qui continue encore, ".repeat(40);
        let endless = "mot ".repeat(400);
        for text in [clause, endless] {
            let pieces = sentences(&text);
            assert!(pieces.iter().all(|piece| piece.len() < 300), "{pieces:?}");
            assert_eq!(pieces.join(" "), text.trim());
        }
    }
}
