/// The longest piece, in bytes of UTF-8. Chrome falls silent in an utterance of a quarter of a minute or more.
const LONGEST: usize = 240;

/// The sentences of a paragraph, each short enough for one utterance. Spaces are single; nothing else of the words changes.
pub fn sentences(paragraph: &str) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    let mut sentence = String::new();
    for word in paragraph.split_whitespace() {
        // A closing guillemet stands after a space.
        if sentence.is_empty()
            && word.chars().all(is_closing)
            && let Some(last) = sentences.last_mut()
        {
            *last = [last.as_str(), " ", word].concat();
            continue;
        }
        if !sentence.is_empty() {
            sentence.push(' ');
        }
        sentence.push_str(word);
        let length = sentence.len();
        if ends_sentence(word) || (length > LONGEST / 2 && word.ends_with([',', ';', ':'])) || length > LONGEST {
            sentences.push(std::mem::take(&mut sentence));
        }
    }
    if !sentence.is_empty() {
        sentences.push(sentence);
    }
    sentences
}

/// Whether a sentence ends with a word; not with an initial such as “M.”.
fn ends_sentence(word: &str) -> bool {
    let word = word.trim_end_matches(is_closing);
    let letters = word.trim_end_matches(['.', '!', '?', '…']);
    letters.len() < word.len() && (!word.ends_with('.') || letters.chars().nth(1).is_some())
}

fn is_closing(char: char) -> bool {
    matches!(char, '»' | '”' | '"' | ')' | '’')
}
