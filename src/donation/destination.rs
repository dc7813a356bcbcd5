use super::euros;
use crate::catalogue::{AmountUnit, Cents, Frequency, Provider};

/// Where the call to action leads, and what the payment page will know of the choice.
///
/// Whatever is not carried must be chosen again there: the panel says so before the donor leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// The address: `https`, on the provider's host.
    pub href: String,
    /// Whether the address carries the amount.
    pub carries_amount: bool,
    /// Whether the address carries the frequency.
    pub carries_frequency: bool,
}

/// The payment page for a choice; `gift` is `None` until a valid amount is chosen.
///
/// 1. A ready link for this amount and frequency wins: the provider made it for them, so it carries both.
/// 2. Otherwise the parameters that the provider reads are added to its address, each one that is known.
/// 3. A monthly gift whose frequency cannot be carried gets the bare address, without the amount: a page that shows
///    the right amount seems to have understood, and would take a single gift for a monthly one. The reverse is safe: a
///    frequency without an amount leaves a blank that nobody can overlook. A single gift keeps its amount, and
///    `carries_frequency` is then false: nothing proves that the page starts with a single gift.
/// 4. An address that is not `https` on [`host`] is never used; the bare address is. `check` refuses such catalogues;
///    this is the second lock.
pub fn destination(provider: &Provider, gift: Option<Cents>, frequency: Frequency) -> Destination {
    let ready = provider.links.iter().find(|link| Some(link.amount) == gift && link.frequency == frequency);
    if let Some(link) = ready
        && link.url.is_secure()
        && link.url.host().is_some_and(|host| host.eq_ignore_ascii_case(self::host(provider)))
    {
        return Destination { href: link.url.as_str().to_owned(), carries_amount: true, carries_frequency: true };
    }
    // Parameters follow the path, where they cannot change the host: the authority ends before the first `?` or `#`.
    let mut href = provider.url.as_str().to_owned();
    let mut carries_frequency = false;
    if let Some(parameter) = &provider.frequency {
        let value = match frequency {
            Frequency::Once => &parameter.once,
            Frequency::Monthly => &parameter.monthly,
        };
        href = with_parameter(&href, &parameter.name, value);
        carries_frequency = true;
    }
    let mut carries_amount = false;
    if let (Some(gift), Some(parameter)) = (gift, &provider.amount)
        && (carries_frequency || frequency == Frequency::Once)
    {
        let value = match parameter.unit {
            AmountUnit::Euro => euros(gift, '.'),
            AmountUnit::Cent => gift.get().to_string(),
        };
        href = with_parameter(&href, &parameter.name, &value);
        carries_amount = true;
    }
    Destination { href, carries_amount, carries_frequency }
}

/// The host to name before the donor leaves; a provider's address always has one.
pub fn host(provider: &Provider) -> &str {
    provider.url.host().unwrap_or_default()
}

/// Adds a parameter to the address, before its fragment, and replaces one of the same name: pages differ in which of
/// two they read.
fn with_parameter(url: &str, name: &str, value: &str) -> String {
    let (page, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    let name = encode(name);
    let mut with = path.to_owned();
    let mut separator = '?';
    for pair in query.split('&') {
        if !pair.is_empty() && pair.split('=').next() != Some(&name) {
            with.push(separator);
            with.push_str(pair);
            separator = '&';
        }
    }
    with.push(separator);
    with.push_str(&name);
    with.push('=');
    with.push_str(&encode(value));
    with.push_str(fragment);
    with
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
fn encode(text: &str) -> String {
    let hex = |half: u8| char::from(if half < 10 { b'0' + half } else { b'A' + half - 10 });
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.extend(['%', hex(byte >> 4), hex(byte & 15)]);
        }
    }
    encoded
}
