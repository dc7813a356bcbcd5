//! Every word that visitors read is in `src/text.rs` or below it.

use crate::{
    rendered::read,
    source::{Source, files, filled, sources},
};

/// Rooms that contain words by nature: the interface's, the style of a citation, and search terms.
const ROOMS_OF_WORDS: [&str; 3] = ["text", "citation", "search"];

/// Rooms that speak to visitors. Their words come from `text`, and they contain no English ones either.
const SPEAKING: [&str; 5] = ["page_data", "loading", "components", "pages", "app"];

/// For developers: in English.
const FOR_DEVELOPERS: &str = "gallery";

/// Attributes that are read out or shown.
const SPOKEN: [&str; 7] =
    ["aria-label", "aria-roledescription", "aria-description", "aria-valuetext", "alt", "placeholder", "title"];

/// Strings that look like words but are names: keys of browsers, selectors, classes of several parts, and types of links.
const NAMES: [&str; 9] = [
    "ArrowDown",
    "ArrowUp",
    "End",
    "Enter",
    "Escape",
    "Home",
    "Tab",
    "section section--",
    "noopener noreferrer external",
];

/// Whether a string in our code is text for people.
///
/// In every room it is if it has what only French has (an accent, an elision, guillemets, a no-break space), or
/// letters between tags. In the rooms that speak to visitors it also is
/// - as text of a view or a spoken attribute, whatever letters it has;
/// - anywhere else if it has two words in a row, or a capitalised word, each of two letters or more: classes,
///   attributes, events and files have neither. A string that starts like a selector is a name, and so are [`NAMES`].
///
/// It misses a single lower-case word without an accent that reaches a view through a variable, or is in an attribute
/// of HTML that is itself a string.
fn is_for_people(source: &Source, position: usize) -> bool {
    let token = &source.tokens[position];
    let Some(text) = token.string.as_deref().filter(|_| !token.is_attribute) else { return false };
    let text = filled(text, "");
    let has_letters = |text: &str| text.contains(char::is_alphabetic);
    if is_french(&text) {
        return true;
    }
    if text.contains('<') {
        return source.room() != FOR_DEVELOPERS && has_letters(&without_tags(&text));
    }
    if !SPEAKING.contains(&source.room()) || NAMES.contains(&text.as_str()) {
        return false;
    }
    let name = source.name_of(position).filter(|_| token.is_view);
    let is_shown = match name.as_deref() {
        Some(name) => SPOKEN.contains(&name),
        None => token.is_view && is_text(source, position),
    };
    let is_class = name.as_deref() == Some("class") || text.starts_with(['.', '#', '[']);
    (is_shown && has_letters(&text)) || (!is_class && (has_two_words(&text) || has_capital(&text)))
}

/// Whether a string in a view follows a tag or a block there, with or without a block of its own.
fn is_text(source: &Source, position: usize) -> bool {
    let position = if source.before(position) == "{" { position - 1 } else { position };
    match source.before(position) {
        ">" => source.before(position - 1) != "=",
        before => ["}", "!"].contains(&before),
    }
}

fn is_french(text: &str) -> bool {
    let has_sign = text.contains(|char: char| "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ«»\u{a0}\u{202f}".contains(char));
    let elided =
        text.split('’').rev().skip(1).filter_map(|before| before.split(|char: char| !char.is_alphabetic()).next_back());
    has_sign
        || elided.map(str::to_lowercase).any(|word| ["c", "d", "j", "l", "m", "n", "s", "t", "qu"].contains(&&*word))
}

/// The numbers of the lines of a script that have French in them, comments aside.
fn spoken_lines(script: &str) -> Vec<usize> {
    let lines = script.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    lines.filter(|(_, line)| is_french(line)).map(|(index, _)| index + 1).collect()
}

fn has_two_words(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    chars.windows(5).any(|five| [0, 1, 3, 4].iter().all(|index| five[*index].is_alphabetic()) && five[2] == ' ')
}

fn has_capital(text: &str) -> bool {
    let words = text.split(|char: char| !char.is_alphabetic());
    words.filter(|word| word.chars().count() > 1).any(|word| word.starts_with(char::is_uppercase))
}

/// A piece of HTML without its tags, including tags that are cut off.
fn without_tags(html: &str) -> String {
    let end = html.find('>').filter(|end| !html[..*end].contains('<'));
    let mut pieces = html[end.map_or(0, |end| end + 1)..].split('<');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once('>').map_or("", |(_, rest)| rest))
}

#[test]
fn words_that_visitors_read_are_only_in_their_rooms() {
    let mut problems = Vec::new();
    for source in sources().iter().filter(|source| !ROOMS_OF_WORDS.contains(&source.room())) {
        for (position, token) in source.tokens.iter().enumerate() {
            if is_for_people(source, position) {
                problems.push(format!("src/{}:{} {}", source.path, token.line, token.text));
            }
        }
    }
    for path in files("src", ".js") {
        let spoken = spoken_lines(&read(&format!("src/{path}")));
        problems.extend(spoken.into_iter().map(|line| format!("src/{path}:{line}")));
    }
    assert!(problems.is_empty(), "These belong to src/text.rs:\n{}", problems.join("\n"));
}

#[test]
fn words_are_found_wherever_a_script_may_hold_them() {
    for script in [
        "console.error(\"L’application n’a pas démarré\");",
        "const a = `Fermé`; // why",
        "root.textContent = 'l’index';",
        "// Why.\n  field.title = \"Aller\u{a0}: ici\";",
    ] {
        assert_eq!(spoken_lines(script).len(), 1, "{script}");
    }
    for script in
        ["  // “/” leads to « Rechercher ».\nconst a = \"raccourci\";", "throw new Error(\"It isn’t there.\");"]
    {
        assert_eq!(spoken_lines(script), [0; 0], "{script}");
    }
}

#[test]
fn words_are_found_wherever_a_component_may_hold_them() {
    let count = |path: &str, code: &str| {
        let source = Source::new(path, &format!("fn f() {{ {code} }}"));
        (0..source.tokens.len()).filter(|position| is_for_people(&source, *position)).count()
    };
    for code in [
        r#"view! { <p>"suivant"</p> }"#,
        r#"view! { <p class="a">{name}"suivant"</p> }"#,
        r#"view! { <nav aria-label="pagination"></nav> }"#,
        r#"view! { <p title="x" hidden></p> }"#,
        r#"view! { <Part label="Suivant"/> }"#,
        r#"view! { <p>{"suivant"}</p> }"#,
        r#"view! { "suivant"<b></b> }"#,
        r#"view! { <p>{link("next", "Suivant")}</p> }"#,
        r#"view! { <p>{live::string(move || "Suivant".to_owned())}</p> }"#,
        r#"let label = "de plus";"#,
        r#"let label = format!("Page {number}");"#,
        r#"let label = ["résultat"].concat();"#,
        r#"text.push_str("l’index");"#,
        r#"text.push_str("\u{a0}:");"#,
        r#"let html = format!("<p class=\"a\">suivant {name}</p>");"#,
    ] {
        assert_eq!(count("components/part.rs", code), 1, "{code}");
    }
    for code in [
        r#"view! { <p class="button button--quiet" id="suivant" role="status">{name}" · "</p> }"#,
        r#"view! { <p hidden=(if a { "true" } else { "false" }) id=match a { _ => "b" }></p> }"#,
        r#"view! { <input type="search" name="q" autocomplete="off"/> }"#,
        r#"document::focus(".filter-panel summary"); document::focus("main h1");"#,
        r#"match key { "Enter" => "suggestion-1", _ => "documents/cards/" };"#,
        r#"let html = format!("<p class=\"a b\">{name}</p>"); let end = " hidden>";"#,
        r#"let path = format!("M{x} {y}h0");"#,
        r#"#[allow(dead_code, reason = "It is for later.")] let a = b;"#,
    ] {
        assert_eq!(count("components/part.rs", code), 0, "{code}");
    }
    // Editors read English, with its own apostrophes.
    assert_eq!(count("catalogue/part.rs", r#"let wrong = "this isn’t the date of a day";"#), 0);
    assert_eq!(count("catalogue/part.rs", r#"let wrong = "ceci n’est pas une date";"#), 1);
    assert_eq!(count("prerender/part.rs", r##"let html = "<a href=\"#a\">Aller au contenu</a>";"##), 1);
}
