//! The words that show in which language a text is written.

use crate::catalogue::Entry;

/// The language of an entry's title, as a BCP 47 tag, where it is known to be another than the site's.
///
/// The catalogue knows the language of a document, not of its title: an institute may list a report in English under
/// a title in French.
pub fn title_language(entry: &Entry) -> Option<&str> {
    entry.language.as_deref().filter(|language| is_written_in(&entry.title, language))
}

/// Whether a text is in a language, named by its BCP 47 tag, as far as a single word or the script proves it: `false`
/// also where nothing does.
pub fn is_written_in(text: &str, tag: &str) -> bool {
    let language = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let Some((_, telling)) = WORDS.iter().find(|(other, _)| *other == language) else {
        return has_other_script(text);
    };
    let words = text.split(|char: char| !char.is_alphabetic()).map(str::to_lowercase);
    words.into_iter().any(|word| telling.split(' ').any(|other| other == word))
}

/// Frequent words of each language that are no words of the others.
const WORDS: [(&str, &str); 7] = [
    ("de", "der und für mit von vom zur zum im auf ist nach wie eine einer eines über zwischen"),
    ("en", "the of and for with from how why what its into between beyond towards by at is are can will not"),
    ("es", "el los las y del por cómo hacia desde más según"),
    ("fr", "l d qu le les du et dans avec sur aux est où ses leur vers"),
    ("it", "il lo gli della delle dei degli nel nella nelle che tra dalla alla"),
    ("nl", "het een voor met naar bij hoe tussen zijn wordt"),
    ("pt", "o os do dos da das na nas no nos um uma em para não entre ao"),
];

/// Whether it has letters that languages in Latin script do not use.
fn has_other_script(text: &str) -> bool {
    text.chars().any(|char| char.is_alphabetic() && char > '\u{24f}' && !('\u{1e00}'..='\u{1eff}').contains(&char))
}
