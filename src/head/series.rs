/// A series and the number in it, if its name ends with one: “Policy Brief, n° 16”.
pub fn numbered(series: &str) -> (&str, Option<&str>) {
    let parts = series.rsplit_once(", n°").map(|(name, number)| (name, number.trim_start()));
    let is_number = |number: &str| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    match parts.filter(|(_, number)| is_number(number)) {
        Some((name, number)) => (name, Some(number)),
        None => (series, None),
    }
}
