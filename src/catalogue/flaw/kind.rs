//! The kinds of flaws, and how a report names them.

use super::super::problem::{Weight, revealed};
use super::{Flaw, Writing};
use std::collections::{BTreeSet, HashMap};

/// A kind of flaw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// An HTML entity.
    Entity,
    /// An HTML tag written with entities: a text about tags, or tags that were escaped once too often.
    EscapedTag,
    /// A tag that only styles the words inside it.
    Shape,
    /// A tag with a meaning of its own: a link, a list, a deletion.
    Content,
    /// A tag that the text may be about.
    Doubtful,
    /// A letter decoded with the wrong encoding.
    Misread,
    /// The replacement character of a lost letter.
    Lost,
    /// An invisible character.
    Unseen,
    /// A letter decomposed from its accent.
    Apart,
    /// A space at the start or end of a line.
    AtEnd,
    /// Several spaces in a row.
    Doubled,
    /// A space of fixed width.
    Exotic,
    /// A no-break space between words that may be separated.
    Binding,
}

use Kind::{
    Apart, AtEnd, Binding, Content, Doubled, Doubtful, Entity, EscapedTag, Exotic, Lost, Misread, Shape, Unseen,
};

/// The order in which a report names them.
const IN_PLAIN: [Kind; 13] =
    [Entity, EscapedTag, Shape, Content, Doubtful, Misread, Lost, Unseen, Apart, AtEnd, Doubled, Exotic, Binding];
const IN_MARKDOWN: [Kind; 13] =
    [Shape, Content, Doubtful, Entity, EscapedTag, Misread, Lost, Unseen, Apart, AtEnd, Doubled, Exotic, Binding];

/// One flaw in a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Finding {
    pub kind: Kind,
    /// What a report quotes of it.
    pub written: String,
    /// What was meant, if the report says so.
    pub meant: String,
}

/// What to say of the flaws `found` in a text, of which a program cannot repair those in `left`.
pub(super) fn flaws(found: &[Finding], left: &[Finding], writing: Writing) -> Vec<Flaw> {
    let mut still: HashMap<&Finding, usize> = HashMap::new();
    left.iter().for_each(|finding| *still.entry(finding).or_default() += 1);
    let mut mended: HashMap<Kind, Vec<&Finding>> = HashMap::new();
    for finding in found {
        match still.get_mut(finding) {
            Some(number) if *number > 0 => *number -= 1,
            _ => mended.entry(finding.kind).or_default().push(finding),
        }
    }
    let mut kept: HashMap<Kind, Vec<&Finding>> = HashMap::new();
    left.iter().for_each(|finding| kept.entry(finding.kind).or_default().push(finding));
    let kinds = if writing == Writing::Markdown { IN_MARKDOWN } else { IN_PLAIN };
    let both = kinds.into_iter().flat_map(|kind| [(kind, mended.get(&kind), true), (kind, kept.get(&kind), false)]);
    both.filter_map(|(kind, findings, is_mended)| Some(kind.flaw(findings?, writing, is_mended))).collect()
}

impl Kind {
    fn flaw(self, findings: &[&Finding], writing: Writing, is_mended: bool) -> Flaw {
        let written = || listed(findings.iter().map(|finding| &*finding.written));
        let meant = || listed(findings.iter().map(|finding| &*finding.meant));
        let tags = || format!("pages show HTML tags as they are written: {}", written());
        let is_plain = writing != Writing::Markdown;
        let (weight, wrong, right) = match self {
            Entity => (
                Weight::Problem,
                format!("pages show HTML entities as they are written: {}", written()),
                if is_plain { format!("write {}", meant()) } else { "write the signs that they stand for".to_owned() },
            ),
            EscapedTag => (
                Weight::Problem,
                format!("pages show escaped HTML tags as they are written: {}", written()),
                "write the words without them; a text about tags names them without brackets".to_owned(),
            ),
            Shape => (
                Weight::Problem,
                tags(),
                match is_plain {
                    true => "write the words without them",
                    false => "write Markdown: *…*, **…**, # …, and an empty line between paragraphs",
                }
                .to_owned(),
            ),
            Content => (
                Weight::Problem,
                tags(),
                match is_plain {
                    true => "say the same in words; a link has a field of its own",
                    false => "write Markdown: [words](address), - for the elements of a list, > before a quotation",
                }
                .to_owned(),
            ),
            Doubtful => (Weight::Warning, tags(), "remove them, unless the text is about them".to_owned()),
            Misread => (
                Weight::Problem,
                format!("letters were read in the wrong encoding: {}", written()),
                format!("write {}", meant()),
            ),
            Lost => (
                Weight::Problem,
                "U+FFFD stands where a letter was lost".to_owned(),
                "look up what stood there, and write it".to_owned(),
            ),
            Unseen => {
                let names: BTreeSet<&str> = findings.iter().map(|finding| &*finding.written).collect();
                let names: Vec<&str> = names.into_iter().collect();
                let what =
                    if names == ["U+00AD"] { "soft hyphens, which nobody sees" } else { "characters that nobody sees" };
                let right = if is_mended { "remove them" } else { "remove them, unless they keep signs apart" };
                (Weight::Warning, format!("the text holds {what}: {}", names.join(", ")), right.to_owned())
            }
            Apart => (
                Weight::Warning,
                format!("letters and their accents are written apart: {}", written()),
                format!("write each as one character: {}", meant()),
            ),
            AtEnd | Doubled | Exotic | Binding => {
                let (wrong, right) = match self {
                    AtEnd => ("a line begins or ends with a space", "remove it"),
                    Doubled => ("several spaces stand side by side", "write one"),
                    Exotic => ("a space has a fixed width", "write an ordinary one"),
                    _ => ("a non-breaking space stands between ordinary words", "write an ordinary space"),
                };
                (Weight::Warning, format!("{wrong}: {}", written()), right.to_owned())
            }
        };
        Flaw { weight, wrong, right, is_mended }
    }
}

/// A few distinct examples: `“&#8217;”, “&amp;”…`.
fn listed<'t>(examples: impl IntoIterator<Item = &'t str>) -> String {
    const MOST: usize = 4;
    let mut seen = BTreeSet::new();
    let examples: Vec<&str> = examples.into_iter().filter(|example| seen.insert(*example)).collect();
    let more = if examples.len() > MOST { "…" } else { "" };
    let shown: Vec<String> = examples.iter().take(MOST).map(|example| revealed(example)).collect();
    shown.join(", ") + more
}
