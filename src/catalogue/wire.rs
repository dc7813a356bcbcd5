//! The JSON objects of a catalogue: the fields of each, what each must be, and what editors are told of it.

use super::shape::{
    Fields, base_url, coordinate, date, day, doi, euros, identifier, isbn, language, line, link, list, markdown,
    object, one_of, prose, rate, reference, share_template, version, whole,
};
use super::{
    Above, AmountParameter, AmountUnit, Amounts, Catalogue, Cents, Donation, DonationFact, Entry, Frequency,
    FrequencyParameter, Image, Kind, Media, MediaKind, NameParts, Network, Organisation, Person, Point, Provider,
    ProviderLink, Regime, RegimeId, Section, Site, Tax, Theme,
};
use super::{
    name::{self, Doubt},
    problem::{plain_letters, quoted},
};

const MEDIA_KINDS: [(&str, MediaKind); 2] = [("audio", MediaKind::Audio), ("video", MediaKind::Video)];
const NAME_KINDS: [(&str, NameKind); 2] = [("person", NameKind::Person), ("organisation", NameKind::Organisation)];
const UNITS: [(&str, AmountUnit); 2] = [("euro", AmountUnit::Euro), ("cent", AmountUnit::Cent)];

/// Whether a name is a person's or an organisation's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NameKind {
    Person,
    Organisation,
}

/// The whole document. Here and below, every field is read before any is found missing, so that all problems are
/// reported at once.
pub(super) fn catalogue(fields: &mut Fields<'_, '_>) -> Option<Catalogue> {
    fields.required("version", "The version of this format: 1.", version());
    let site = fields.required("site", "The site as a whole.", object(site));
    let featured = list(reference()).non_empty().unique();
    let featured = fields.required("featured", "The entries of the carousel, by id, in order.", featured);
    let sections = fields.required("sections", "The sections of the home page, in order.", list(object(section)));
    let themes = fields.required("themes", "The subjects that entries share.", list(object(theme)));
    let people = fields.optional("people", "Those who wrote or speak.", list(object(person)));
    let entries = fields.required("entries", "The publications, interviews, films…", list(object(entry)));
    Some(Catalogue::new(site?, featured?, sections?, themes?, people.unwrap_or_default(), entries?))
}

fn site(fields: &mut Fields<'_, '_>) -> Option<Site> {
    let name = fields.required("name", "The short name that ends every page title.", line());
    let title = fields.required("title", "The heading of the home page.", line());
    let description = "One or two sentences for search engines and share cards.";
    let description = fields.required("description", description, prose());
    let language = fields.required("language", "The language of the texts, as a BCP 47 tag such as fr.", language());
    let about = "Where the site will stand: an absolute address, without query.";
    let base_url = fields.optional("base_url", about, base_url());
    let about = "What the ids in feeds begin with: the address where the site stood when its feeds told ids that are addresses.";
    let feed_ids = fields.optional("feed_ids", about, super::shape::base_url());
    let organisation = fields.optional("organisation", "Whose publications these are.", object(organisation));
    let notice = fields.optional_text("notice", "Plain text for the footer.", prose());
    let donation = fields.optional("donation", "The call to give.", object(donation));
    let about = "Groups of words that mean the same, such as AI and artificial intelligence: the search for one finds the \
                 others.";
    let group = list(line()).several().unique_by(|word| word.to_lowercase(), "this word is in its group already");
    let synonyms = fields.optional("synonyms", about, list(group));
    let about = "The networks by which visitors may share an entry, in order. None without it.";
    let sharing = list(object(network)).unique_by(|network| network.label.clone(), "this network is there already");
    let sharing = fields.optional("sharing", about, sharing);
    Some(Site {
        name: name?,
        title: title?,
        description: description?,
        language: language?,
        base_url,
        feed_ids,
        organisation,
        notice,
        donation,
        synonyms: synonyms.unwrap_or_default(),
        sharing: sharing.unwrap_or_default(),
    })
}

fn network(fields: &mut Fields<'_, '_>) -> Option<Network> {
    let label = fields.required("label", "Its name.", line());
    let about = "Where it takes what is shared, encrypted (https), with {url} in the place of the page’s address and, perhaps, \
                 {title} in the place of its title.";
    let url = fields.required("url", about, share_template());
    Some(Network { label: label?, url: url? })
}

fn organisation(fields: &mut Fields<'_, '_>) -> Option<Organisation> {
    let name = fields.required("name", "Its name.", line());
    let url = fields.required("url", "Its own web site.", link());
    let address = fields.optional_text("address", "Its postal address.", prose());
    Some(Organisation { name: name?, url: url?, address })
}

fn section(fields: &mut Fields<'_, '_>) -> Option<Section> {
    let about = "Its name in addresses, unique among the sections: lower-case letters, digits and hyphens.";
    let id = fields.required("id", about, identifier());
    let title = fields.required("title", "Its heading.", line());
    let description = fields.optional_text("description", "One or two sentences.", prose());
    let entries = fields.required("entries", "Its entries, by id, in order.", list(reference()).unique());
    Some(Section { id: id?, title: title?, description, entries: entries? })
}

fn theme(fields: &mut Fields<'_, '_>) -> Option<Theme> {
    let about = "Its name in addresses, unique among the themes: lower-case letters, digits and hyphens.";
    let id = fields.required("id", about, identifier());
    let title = fields.required("title", "Its heading.", line());
    let description = fields.optional_text("description", "One or two sentences.", prose());
    Some(Theme { id: id?, title: title?, description })
}

fn person(fields: &mut Fields<'_, '_>) -> Option<Person> {
    let about = "Their name in addresses, unique among people: lower-case letters, digits and hyphens.";
    let id = fields.required("id", about, identifier());
    let name = fields.required("name", "Their name as it is printed.", line());
    let about = "Whether it is a person or an organisation, where the name does not show it.";
    let kind = fields.optional("kind", about, one_of("kind of name", NAME_KINDS));
    let about = "The family name, by which bibliographies sort: “Xi” of “Xi Jinping”.";
    let family = fields.optional_text("family", about, line());
    let given = fields.optional_text("given", "Given names or initials.", line());
    let role = fields.optional_text("role", "What they do.", line());
    let url = fields.optional("url", "Their own page.", link());
    let parts = name.as_deref().map(|name| name_parts(fields, name, kind, family.as_deref(), given.as_deref()));
    Some(Person { id: id?, name: name?, parts: parts?, role, url })
}

/// The parts of a name, after comparing what the catalogue says of it with the name itself.
fn name_parts(
    fields: &mut Fields<'_, '_>,
    name: &str,
    kind: Option<NameKind>,
    family: Option<&str>,
    given: Option<&str>,
) -> NameParts {
    match (kind, family, given) {
        (Some(NameKind::Organisation), None, None) => NameParts::Organisation,
        (Some(NameKind::Organisation), ..) => {
            let field = if family.is_some() { "family" } else { "given" };
            fields.refuse(field, "an organisation has one name", "remove this, or the kind “organisation”");
            NameParts::Organisation
        }
        (_, Some(family), given) => {
            if !plain_letters(name).contains(&plain_letters(family)) {
                let wrong = format!("{} is no part of the name {}", quoted(family), quoted(name));
                fields.warn("family", wrong, "look for a slip in one of them");
            }
            name::as_said(name, family, given)
        }
        (_, None, Some(_)) => {
            fields.refuse("given", "a given name stands here without a family name", "add “family”");
            NameParts::Unknown
        }
        (kind, None, None) => name::as_printed(name, kind == Some(NameKind::Person)).unwrap_or_else(|doubt| {
            let (wrong, right) = doubt_about(name, doubt);
            fields.warn("name", wrong, format!("{right}; it is cited as it is printed until then"));
            NameParts::Unknown
        }),
    }
}

/// Why a name is not split, and what to write so that it is.
fn doubt_about(name: &str, doubt: Doubt) -> (String, String) {
    let shown = quoted(name);
    let mut words = name.split([' ', ',', '\u{a0}']).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let rest = words.collect::<Vec<_>>().join(" ");
    let such_as = |family: &str, given: &str| match given {
        "" => "write \"family\" beside it, and \"given\"".to_owned(),
        _ => format!(
            "write \"family\" and \"given\" beside it, such as \"family\": \"{family}\", \"given\": \"{given}\""
        ),
    };
    match doubt {
        Doubt::Organisation => (
            format!("{shown} looks like the name of an organisation"),
            "write \"kind\": \"organisation\" beside it, or \"family\" and \"given\" for a person".to_owned(),
        ),
        Doubt::FamilyFirst => (format!("{shown} may begin with the family name"), such_as(first, &rest)),
        Doubt::Comma => (format!("{shown} is parted by a comma"), such_as(first, &rest)),
        Doubt::Capitals => (
            format!("{shown} has a word in capitals"),
            "write it in small letters, with \"family\" and \"given\" beside it, or \"kind\": \"organisation\""
                .to_owned(),
        ),
        Doubt::Title => (
            format!("{shown} begins with a title"),
            format!("write the name without it, or \"family\": \"{name}\" or \"kind\": \"organisation\" beside it"),
        ),
        Doubt::NoGivenName => (
            format!("{shown} looks like a family name alone, or like the name of an organisation"),
            format!("write \"family\": \"{name}\" beside it, or \"kind\": \"organisation\""),
        ),
        Doubt::Boundary => (
            format!("nothing tells where the family name of {shown} begins"),
            format!("{}, or \"kind\": \"organisation\"", such_as(&rest, first)),
        ),
    }
}

fn entry(fields: &mut Fields<'_, '_>) -> Option<Entry> {
    let about = "Its name in addresses, unique among the entries: lower-case letters, digits and hyphens.";
    let id = fields.required("id", about, identifier());
    let title = fields.required("title", "Its title.", line());
    let kinds = Kind::ALL.into_iter().map(|kind| (kind.as_str(), kind));
    let kind = fields.required("kind", "What kind of document it is.", one_of("kind", kinds));
    let summary = fields.required("summary", "One paragraph of plain text.", line());
    let body = fields.optional_text("body", "More to read, in Markdown (CommonMark).", markdown());
    let about = "What is said in its sound or film, in Markdown (CommonMark).";
    let transcript = fields.optional_text("transcript", about, markdown());
    let series = fields.optional_text("series", "The collection it belongs to.", line());
    let date = fields.optional("date", "When it came out: YYYY, YYYY-MM or YYYY-MM-DD, as far as is known.", date());
    let about =
        "The day it came into the catalogue, which feeds tell: YYYY-MM-DD. Without it, the day it was first rendered.";
    let published = fields.optional("published", about, day());
    let about = "Its own language when it is not the site’s, as a BCP 47 tag such as en.";
    let language = fields.optional("language", about, language());
    let authors = fields.optional("authors", "Who wrote it: ids of people.", list(reference()).unique());
    let speakers = fields.optional("speakers", "Who speaks in it: ids of people.", list(reference()).unique());
    let outlet = fields.optional_text("outlet", "The publisher or station.", line());
    let themes = fields.optional("themes", "Its subjects: ids of themes.", list(reference()).unique());
    let source_url = fields.optional("source_url", "Where it was published.", link());
    let document_url = fields.optional("document_url", "The document itself.", link());
    let media = fields.optional("media", "Sound or film.", object(media));
    let image = fields.optional("image", "A picture.", object(image));
    let pages = fields.optional("pages", "How many pages it has.", whole());
    let about = "International Standard Book Number, 10 or 13 digits, with or without hyphens.";
    let isbn = fields.optional("isbn", about, isbn());
    let about = "Digital Object Identifier, without a resolver’s address: 10.1000/182.";
    let doi = fields.optional("doi", about, doi());
    Some(Entry {
        id: id?,
        title: title?,
        kind: kind?,
        summary: summary?,
        body,
        transcript,
        series,
        date,
        published,
        language,
        authors: authors.unwrap_or_default(),
        speakers: speakers.unwrap_or_default(),
        outlet,
        themes: themes.unwrap_or_default(),
        source_url,
        document_url,
        media,
        image,
        pages,
        isbn,
        doi,
    })
}

fn media(fields: &mut Fields<'_, '_>) -> Option<Media> {
    let kind = fields.required("type", "Sound or film.", one_of("type of media", MEDIA_KINDS));
    let url = fields.required("url", "The file, or the page that plays it.", link());
    let duration = fields.optional("duration", "Its length in seconds.", whole());
    let embed_url = fields.optional("embed_url", "A player made to be embedded.", link());
    Some(Media { kind: kind?, url: url?, duration, embed_url })
}

fn image(fields: &mut Fields<'_, '_>) -> Option<Image> {
    let src = fields.required("src", "Where it is.", link());
    let about = "What it shows, for those who do not see it; empty when it only decorates.";
    let alt = fields.required("alt", about, line().or_empty());
    let credit = fields.optional_text("credit", "Whose it is.", line());
    let about = "What matters most in it, and stays in the middle of its share card; the middle when nothing is said.";
    let focus = fields.optional("focus", about, object(point));
    Some(Image { src: src?, alt: alt?, credit, focus })
}

fn point(fields: &mut Fields<'_, '_>) -> Option<Point> {
    let x = fields.required("x", "How far from the left edge (0) to the right one (1).", coordinate());
    let y = fields.required("y", "How far from the upper edge (0) to the lower one (1).", coordinate());
    Some(Point { x: x?, y: y? })
}

fn donation(fields: &mut Fields<'_, '_>) -> Option<Donation> {
    let title = fields.required("title", "The panel’s heading.", line());
    let text = fields.required("text", "Why to give, as plain text.", prose());
    let minimum = fields.required("minimum", "The least one may give at once, in euros.", euros());
    let maximum = euros().within(minimum, None);
    let maximum = fields.required("maximum", "The most one may give at once, in euros.", maximum);
    let amounts = object(|fields| amounts(fields, minimum, maximum));
    let amounts = fields.required("amounts", "The amounts offered.", amounts);
    let provider = object(|fields| provider(fields, minimum, maximum));
    let provider = fields.required("provider", "Who takes the payment.", provider);
    let tax = fields.optional("tax", "What French law gives back.", object(tax));
    let about = "Why a gift matters: what is published of the institute’s resources, each with its source.";
    let facts = fields.optional("facts", about, list(object(fact)));
    Some(Donation {
        title: title?,
        text: text?,
        amounts: amounts?,
        minimum: minimum?,
        maximum: maximum?,
        provider: provider?,
        tax,
        facts: facts.unwrap_or_default(),
    })
}

fn fact(fields: &mut Fields<'_, '_>) -> Option<DonationFact> {
    let text = fields.required("text", "One or two sentences of plain text, with their date.", line());
    let source = fields.required("source", "Where it is published.", link());
    Some(DonationFact { text: text?, source: source? })
}

fn amounts(fields: &mut Fields<'_, '_>, minimum: Option<Cents>, maximum: Option<Cents>) -> Option<Amounts> {
    let offers = || list(euros().within(minimum, maximum)).non_empty().unique();
    let once = fields.required("once", "For a single gift, in euros.", offers());
    let monthly = fields.required("monthly", "For a gift every month, in euros.", offers());
    Some(Amounts { once: once?, monthly: monthly? })
}

fn provider(fields: &mut Fields<'_, '_>, minimum: Option<Cents>, maximum: Option<Cents>) -> Option<Provider> {
    let url = fields.required("url", "The payment page, encrypted (https).", link().https());
    let about = "How a choice travels in the address of the payment page.";
    let parameters = fields.optional("parameters", about, object(parameters));
    let (amount, frequency) = parameters.unwrap_or_default();
    let host = url.as_ref().and_then(|url| url.host());
    let links = list(object(|fields| provider_link(fields, minimum, maximum, host)));
    let links = links.unique_by(|link| (link.amount, link.frequency), "this amount and frequency have a link already");
    let about = "Ready addresses for single choices, preferred to parameters.";
    let links = fields.optional("links", about, links);
    Some(Provider { links: links.unwrap_or_default(), amount, frequency, url: url? })
}

fn parameters(fields: &mut Fields<'_, '_>) -> Option<(Option<AmountParameter>, Option<FrequencyParameter>)> {
    let amount = fields.optional("amount", "The parameter that carries the amount.", object(amount_parameter));
    let about = "The parameter that carries the frequency.";
    let frequency = fields.optional("frequency", about, object(frequency_parameter));
    Some((amount, frequency))
}

fn amount_parameter(fields: &mut Fields<'_, '_>) -> Option<AmountParameter> {
    let name = fields.required("name", "Its name.", line());
    let unit = fields.required("unit", "What its number counts.", one_of("unit", UNITS));
    Some(AmountParameter { name: name?, unit: unit? })
}

fn frequency_parameter(fields: &mut Fields<'_, '_>) -> Option<FrequencyParameter> {
    let name = fields.required("name", "Its name.", line());
    let once = fields.required("once", "Its value for a single gift.", line());
    let monthly = fields.required("monthly", "Its value for a monthly gift.", line());
    Some(FrequencyParameter { name: name?, once: once?, monthly: monthly? })
}

fn provider_link(
    fields: &mut Fields<'_, '_>,
    minimum: Option<Cents>,
    maximum: Option<Cents>,
    host: Option<&str>,
) -> Option<ProviderLink> {
    let amount = euros().within(minimum, maximum);
    let amount = fields.required("amount", "The amount it asks for, in euros.", amount);
    let frequency = one_of("frequency", Frequency::ALL.map(|frequency| (frequency.as_str(), frequency)));
    let frequency = fields.required("frequency", "The frequency it asks for.", frequency);
    let about = "Its address, encrypted (https) and on the provider’s host.";
    let url = fields.required("url", about, link().https().on_host(host));
    Some(ProviderLink { amount: amount?, frequency: frequency?, url: url? })
}

fn tax(fields: &mut Fields<'_, '_>) -> Option<Tax> {
    let about = "The day somebody compared the figures with the law: YYYY-MM-DD.";
    let checked_on = fields.required("checked_on", about, day());
    let regimes = list(object(regime)).non_empty().unique_by(|regime| regime.id, "this tax has a rule already");
    let regimes = fields.required("regimes", "One rule for each kind of donor, in the order shown.", regimes);
    Some(Tax { checked_on: checked_on?, regimes: regimes? })
}

fn regime(fields: &mut Fields<'_, '_>) -> Option<Regime> {
    let about = "Which tax: on income (ir), on real-estate wealth (ifi) or on companies (is).";
    let id = fields.required("id", about, one_of("regime", RegimeId::ALL.map(|regime| (regime.as_str(), regime))));
    let rate = fields.required("rate", "The share given back, from 0 to 1.", rate());
    let about = "Another share for the part of a year’s gifts beyond an amount.";
    let above = fields.optional("above", about, object(above));
    let about = "The most that comes back in a year, in euros.";
    let maximum_reduction = fields.optional("maximum_reduction", about, euros());
    let about = "The limit that the site cannot compute, as plain text.";
    let condition = fields.required("condition", about, prose());
    let source = fields.required("source", "The text of the law.", link());
    Some(Regime { id: id?, rate: rate?, above, maximum_reduction, condition: condition?, source: source? })
}

fn above(fields: &mut Fields<'_, '_>) -> Option<Above> {
    let amount = fields.required("amount", "Where that part begins, in euros.", euros());
    let rate = fields.required("rate", "The share of that part given back, from 0 to 1.", rate());
    Some(Above { amount: amount?, rate: rate? })
}
