//! The reading list: what is stored, imported and shared, however damaged or hostile.

use kiosque::{
    catalogue::EntryId,
    kept::{
        Citations, Direction, Flaw, ITEM_LIMIT, Item, Merged, NOTE_LIMIT, ReadingList, SHARED_LIMIT, SIZE_LIMIT,
        Shared, Stored, share,
    },
    routes::CitationFormat,
    text,
};

fn id(name: &str) -> EntryId {
    EntryId::parse(name).unwrap()
}

fn item(name: &str, note: &str) -> Item {
    Item { note: note.to_owned(), ..Item::new(id(name), &format!("Le titre de {name}"), None).unwrap() }
}

fn list(names: &[&str]) -> ReadingList {
    let mut list = ReadingList::default();
    for name in names {
        list.add(item(name, ""));
    }
    list
}

fn names(list: &ReadingList) -> Vec<&str> {
    list.items().iter().map(|item| item.id.as_str()).collect()
}

fn read(text: &str) -> Result<ReadingList, Flaw> {
    ReadingList::read(text, |text| serde_json::from_str::<Stored>(text).ok())
}

/// A file with these items.
fn file(items: &str) -> String {
    format!("{{\"kiosque\":\"list\",\"version\":1,\"items\":[{items}]}}")
}

#[test]
fn a_list_comes_back_as_it_was_stored() {
    let mut list = list(&["note-2025", "etude"]);
    list.add(Item::new(id("en-anglais"), "A “quoted” title", Some("en".to_owned())).unwrap());
    list.annotate(&id("etude"), "Une « note »\n\t\u{1}avec \"tout\" \\ <script>alert(1)</script> \u{1f9ed}\u{2028}");
    assert_eq!(read(&list.to_json()), Ok(list.clone()));
    let json: serde_json::Value = serde_json::from_str(&list.to_json()).unwrap();
    assert_eq!((json["kiosque"].as_str(), json["version"].as_u64()), (Some("list"), Some(1)));
    assert_eq!(json["items"][1]["note"].as_str(), Some(list.items()[1].note.as_str()));
}

#[test]
fn what_is_no_list_is_told_by_what_is_wrong_with_it() {
    let long = "x".repeat(NOTE_LIMIT + 1);
    let many = vec!["{\"id\":\"a\",\"title\":\"A\"}"; ITEM_LIMIT + 1].join(",");
    for (text, flaw) in [
        ("", Flaw::NotAList),
        ("{\"kiosque\":\"list\",\"version\":1,\"items\":[", Flaw::NotAList),
        ("[1, 2]", Flaw::NotAList),
        ("{\"kiosque\":\"page\",\"version\":1,\"items\":[]}", Flaw::NotAList),
        ("{\"kiosque\":\"list\",\"version\":2,\"items\":[]}", Flaw::Newer),
        ("{\"kiosque\":\"list\",\"version\":0,\"items\":[]}", Flaw::NotAList),
        (&file("{\"id\":\"a\",\"title\":\"A\"},{\"id\":\"../../etc\",\"title\":\"B\"}"), Flaw::Item(2)),
        (&file("{\"id\":\"A B\",\"title\":\"A\"}"), Flaw::Item(1)),
        (&file("{\"id\":\"a\",\"title\":\"  \"}"), Flaw::Item(1)),
        (&file(&format!("{{\"id\":\"a\",\"title\":\"{}\"}}", "x".repeat(1_001))), Flaw::Item(1)),
        (&file(&format!("{{\"id\":\"a\",\"title\":\"A\",\"language\":\"{}\"}}", "x".repeat(36))), Flaw::Item(1)),
        (&file(&format!("{{\"id\":\"a\",\"title\":\"A\",\"note\":\"{long}\"}}")), Flaw::Note(1)),
        (&file(&many), Flaw::TooMany),
        (&" ".repeat(SIZE_LIMIT + 1), Flaw::TooLarge),
    ] {
        assert_eq!(read(text), Err(flaw), "{}", text.chars().take(80).collect::<String>());
        assert!(text::list_flaw(flaw).ends_with('.'));
    }
}

#[test]
fn an_entry_is_in_the_list_once() {
    let both = file("{\"id\":\"a\",\"title\":\"A\",\"note\":\"un\"},{\"id\":\"a\",\"title\":\"A\",\"note\":\"deux\"}");
    let list = read(&both).unwrap();
    assert_eq!((names(&list), list.items()[0].note.as_str()), (vec!["a"], "un\n\ndeux"));
}

#[test]
fn another_list_adds_what_is_missing_and_loses_no_note() {
    let mut own = list(&["a", "b", "c"]);
    own.annotate(&id("a"), "la mienne");
    let mut other = list(&["d", "c", "a", "b"]);
    for (name, note) in [("a", "la sienne"), ("b", "une note"), ("d", "avec la note")] {
        other.annotate(&id(name), note);
    }
    assert_eq!(own.merge(other.clone()), Merged { added: 1, known: 3, left_out: 0 });
    assert_eq!(names(&own), ["a", "b", "c", "d"]);
    let notes: Vec<&str> = own.items().iter().map(|item| item.note.as_str()).collect();
    assert_eq!(notes, ["la mienne\n\nla sienne", "une note", "", "avec la note"]);
    let before = own.clone();
    own.merge(other);
    assert_eq!(own, before, "the same file once more changes nothing");
}

#[test]
fn two_notes_that_are_too_long_together_leave_the_own_one_as_it_is() {
    let (mut own, mut other) = (list(&["a"]), list(&["a"]));
    let note = "x".repeat(NOTE_LIMIT);
    own.annotate(&id("a"), &note);
    other.annotate(&id("a"), "y");
    own.merge(other);
    assert_eq!(own.items()[0].note, note);
}

#[test]
fn a_full_list_takes_no_more_and_says_so() {
    let mut full = ReadingList::default();
    for number in 0..ITEM_LIMIT {
        full.add(item(&format!("n{number}"), ""));
    }
    assert_eq!(full.merge(list(&["n1", "de-trop"])), Merged { added: 0, known: 1, left_out: 1 });
    assert_eq!(full.items().len(), ITEM_LIMIT);
    assert_eq!(read(&full.to_json()).unwrap().items().len(), ITEM_LIMIT);
}

#[test]
fn a_list_that_could_not_be_read_again_is_not_stored() {
    let mut large = ReadingList::default();
    let note = "\u{65e5}".repeat(NOTE_LIMIT);
    for number in 0..SIZE_LIMIT / note.len() {
        large.add(item(&format!("n{number}"), &note));
    }
    assert!(read(&large.to_json()) == Err(Flaw::TooLarge) && large.to_stored().is_none());
    large.remove(&id("n0"));
    large.remove(&id("n1"));
    let stored = large.to_stored().expect("it is small enough now");
    assert!(read(&stored) == Ok(large));
}

#[test]
fn an_entry_moves_by_one_and_stops_at_the_ends() {
    let mut list = list(&["a", "b", "c"]);
    assert_eq!(list.shift(&id("c"), Direction::Up), Some(1));
    assert_eq!(names(&list), ["a", "c", "b"]);
    assert_eq!(list.shift(&id("a"), Direction::Down), Some(1));
    assert_eq!(names(&list), ["c", "a", "b"]);
    assert_eq!(list.shift(&id("c"), Direction::Up), None);
    assert_eq!(list.shift(&id("b"), Direction::Down), None);
    assert_eq!(list.shift(&id("absent"), Direction::Down), None);
    assert_eq!(names(&list), ["c", "a", "b"]);
}

#[test]
fn a_removed_entry_goes_back_to_its_place_with_its_note() {
    let mut list = list(&["a", "b", "c"]);
    list.annotate(&id("b"), "à garder");
    let (position, removed) = list.remove(&id("b")).unwrap();
    assert_eq!(names(&list), ["a", "c"]);
    list.restore(position, removed.clone());
    assert_eq!((names(&list), list.items()[1].note.as_str()), (vec!["a", "b", "c"], "à garder"));
    list.restore(0, removed);
    assert_eq!(names(&list), ["a", "b", "c"], "it was back already");
}

#[test]
fn an_address_shares_the_ids_and_nothing_else() {
    let mut shared = list(&["note-2025", "etude"]);
    shared.annotate(&id("etude"), "personnel");
    assert_eq!(share(&shared), "#documents=note-2025,etude");
    let read = Shared::read(&share(&shared)).unwrap();
    assert_eq!((read.ids, read.unreadable), (vec![id("note-2025"), id("etude")], 0));
}

#[test]
fn a_shared_address_is_read_whatever_it_says() {
    let check = |fragment: &str, names: &[&str], unreadable: usize| {
        let shared = Shared::read(fragment).unwrap_or_else(|| panic!("{fragment} shares nothing"));
        let ids: Vec<&str> = shared.ids.iter().map(EntryId::as_str).collect();
        assert_eq!((ids.as_slice(), shared.unreadable), (names, unreadable), "{fragment}");
    };
    check("#documents=a,b,a,", &["a", "b"], 0);
    check("#documents=a%2Cb", &["a", "b"], 0);
    check("#documents=a,<script>,B,../c", &["a"], 3);
    for fragment in ["", "#", "#documents", "#documents=", "#document=a", "documents=a", "#contenu"] {
        assert_eq!(Shared::read(fragment), None, "{fragment}");
    }
    let many: Vec<String> = (0..SHARED_LIMIT + 5).map(|number| format!("n{number}")).collect();
    let shared = Shared::read(&format!("#documents={}", many.join(","))).unwrap();
    assert_eq!((shared.ids.len(), shared.unreadable), (SHARED_LIMIT, 5));
}

#[test]
fn citations_of_all_entries_are_one_file_of_each_form() {
    let csl = ["[\n  {\n    \"id\": \"a\"\n  }\n]\n".to_owned(), "[\n  {\n    \"id\": \"b\"\n  }\n]\n".to_owned()];
    let joined = Citations::Format(CitationFormat::CslJson).joined(&csl);
    let json: serde_json::Value = serde_json::from_str(&joined).unwrap();
    assert_eq!(json, serde_json::json!([{ "id": "a" }, { "id": "b" }]));
    let ris = ["TY  - RPRT\r\nER  - \r\n".to_owned(), "TY  - BOOK\r\nER  - \r\n".to_owned()];
    assert_eq!(Citations::Format(CitationFormat::Ris).joined(&ris).matches("ER  - ").count(), 2);
    for citations in [Citations::References, Citations::Format(CitationFormat::Bibtex)] {
        assert_eq!(citations.joined(&["a\n".to_owned(), "b\n".to_owned()]), "a\n\nb\n");
    }
}

#[test]
fn what_happened_to_a_list_is_said_with_the_right_plurals() {
    let merged = |added, known, left_out| text::merged(Merged { added, known, left_out });
    assert_eq!(merged(0, 0, 0), "Aucun document ajouté.");
    assert_eq!(merged(1, 2, 0), "1\u{a0}document ajouté, 2 déjà dans la liste.");
    assert_eq!(merged(2, 0, 0), "2\u{a0}documents ajoutés.");
    assert!(merged(2, 0, 1).contains("1 de trop"));
    assert_eq!(text::shared(0, 0, 3), "Aucun de ces documents n’est au catalogue.");
    assert_eq!(text::shared(1, 1, 0), "1\u{a0}document, déjà dans votre liste.");
    assert_eq!(
        text::shared(3, 1, 1),
        "3\u{a0}documents, dont 1 déjà dans votre liste. Un autre n’est pas au catalogue."
    );
    assert_eq!(
        text::shared(3, 3, 2),
        "3\u{a0}documents, tous déjà dans votre liste. 2 autres ne sont pas au catalogue."
    );
    assert_eq!(
        text::citations_done(2, 1),
        "2\u{a0}citations dans le fichier\u{202f}; 1\u{a0}document n’est plus au catalogue."
    );
}
