/// A language as Open Graph writes it, `language_TERRITORY` (<https://ogp.me/#optional>): with the territory of the
/// tag, or else the one where most of its readers are. `None` for languages without an obvious territory.
pub fn locale(tag: &str) -> Option<String> {
    const TERRITORIES: [(&str, &str); 8] = [
        ("de", "DE"),
        ("en", "US"),
        ("es", "ES"),
        ("fr", "FR"),
        ("it", "IT"),
        ("nl", "NL"),
        ("pl", "PL"),
        ("pt", "PT"),
    ];
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default().to_ascii_lowercase();
    let is_territory = |part: &&str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let named = parts.find(is_territory).map(str::to_ascii_uppercase);
    let usual =
        || TERRITORIES.iter().find(|(other, _)| *other == language).map(|(_, territory)| (*territory).to_owned());
    Some(format!("{language}_{}", named.or_else(usual)?))
}
