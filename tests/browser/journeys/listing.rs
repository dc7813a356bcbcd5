//! Querying a listing by words, filters and order. The address holds the query, the status the number of results.

use crate::support::{Element, Entry, Find, Page, fixture, journey};
use std::time::Duration;
use thirtyfour::Key;

/// A kind with several entries, as in addresses and as shown.
const PODCAST: (&str, &str) = ("podcast", "Podcast");

const STUDY: (&str, &str) = ("etude", "Étude");

/// The first filter, as soon as it exists. On a wide screen filters are open from the start.
#[track_caller]
pub fn first_filter(page: &Page) -> Element<'_> {
    page.until("the filters", || {
        show_filters(page);
        page.first_filter()
    })
}

/// Opens the filters, if they are folded up.
fn show_filters(page: &Page) {
    let is_folded: bool =
        page.read("return !document.querySelector('dialog[open]') && !!document.querySelector('details:not([open])')");
    if is_folded && let Some(filters) = page.all("disclosure", None).first() {
        filters.click();
    }
}

/// Finds a filter by its label; its accessible name also contains a number.
#[track_caller]
fn filter<'page>(page: &'page Page, label: &str) -> Element<'page> {
    let name = |filter: &Element| filter.name().trim_end_matches(|char: char| char.is_ascii_digit()).trim().to_owned();
    page.until(&format!("the filter “{label}”"), || {
        show_filters(page);
        page.filters(Some(label)).into_iter().find(|filter| name(filter) == label)
    })
}

/// Waits for a number of results at an address.
#[track_caller]
fn expect(page: &Page, path: &str, count: usize) {
    let status = match count {
        0 => "Aucun résultat".to_owned(),
        1 => "1 résultat".to_owned(),
        count => format!("{count} résultats"),
    };
    page.eventually("the status", status, || page.status());
    page.eventually("the address", path.to_owned(), || page.path());
}

/// Whether the list is busy.
const IS_WAITING: &str = "return document.querySelector('[aria-busy]').getAttribute('aria-busy')";

fn count(is_so: impl Fn(&Entry) -> bool) -> usize {
    fixture().entries().iter().filter(|entry| is_so(entry)).count()
}

fn is_podcast(entry: &Entry) -> bool {
    entry.kind == PODCAST.0
}

#[test]
fn every_tool_is_called_what_it_is() {
    journey(|page| {
        page.open("/documents");
        first_filter(page);
        page.find("search", "Cette liste").find("searchbox", "Rechercher");
        page.find("combobox", "Trier par");
        for group in ["Type", "Thème", "Auteur", "Année"] {
            assert!(!page.find("group", group).all("checkbox", None).is_empty(), "{group} is empty");
        }
    });
}

#[test]
fn a_filter_narrows_the_list_and_the_address_tells_it() {
    journey(|page| {
        let (all, podcasts) = (fixture().entries().len(), count(is_podcast));
        page.open("/documents");
        page.mark();
        expect(page, "/documents", all);
        filter(page, PODCAST.1).click();
        expect(page, "/documents?type=podcast", podcasts);
        page.eventually("the entries listed", podcasts, || page.titles().len());
        page.eventually("whether the focus stays", true, || page.focus().starts_with("checkbox “Podcast"));
        assert!(page.is_marked(), "the browser loaded the page anew");
        page.reload();
        expect(page, "/documents?type=podcast", podcasts);
        page.eventually("whether the filter is shown as chosen after a reload", true, || {
            filter(page, PODCAST.1).is_on()
        });
        page.back();
        expect(page, "/documents", all);
        page.forward();
        expect(page, "/documents?type=podcast", podcasts);
    });
}

#[test]
fn what_a_list_keeps_is_not_drawn_again() {
    journey(|page| {
        let podcasts = count(is_podcast);
        page.open("/documents?type=podcast");
        page.eventually("the entries listed", podcasts, || page.titles().len());
        page.script("for (const item of document.querySelectorAll('.listing__cards > li')) item.wasThere = true");
        filter(page, STUDY.1).click();
        page.eventually("more entries listed", true, || page.titles().len() > podcasts);
        let kept: usize = page
            .read("return [...document.querySelectorAll('.listing__cards > li')].filter((it) => it.wasThere).length");
        assert!(kept > 0, "all items were drawn again");
        filter(page, STUDY.1).click();
        page.eventually("the entries listed", podcasts, || page.titles().len());
        let kept: usize = page
            .read("return [...document.querySelectorAll('.listing__cards > li')].filter((it) => it.wasThere).length");
        assert!(kept > 0, "all items were drawn again");
    });
}

#[test]
fn filters_add_up_within_a_group_and_narrow_between_groups() {
    journey(|page| {
        let (theme, title) = fixture().themes()[0].clone();
        let is_either = |entry: &Entry| is_podcast(entry) || entry.kind == STUDY.0;
        page.open("/documents");
        filter(page, PODCAST.1).click();
        expect(page, "/documents?type=podcast", count(is_podcast));
        filter(page, STUDY.1).click();
        expect(page, "/documents?type=podcast&type=etude", count(is_either));
        filter(page, &title).click();
        let address = format!("/documents?type=podcast&type=etude&theme={theme}");
        expect(page, &address, count(|entry| is_either(entry) && entry.themes.contains(&theme)));
    });
}

#[test]
fn filters_are_taken_back_one_by_one_or_all_at_once() {
    journey(|page| {
        page.open("/documents?type=podcast&type=etude");
        expect(page, "/documents?type=podcast&type=etude", count(|it| is_podcast(it) || it.kind == STUDY.0));
        page.button("Retirer le filtre Type : Étude").click();
        expect(page, "/documents?type=podcast", count(is_podcast));
        page.eventually("whether the filter is on", true, || filter(page, PODCAST.1).is_on());
        page.eventually("the focus", "disclosure “Filtres (1)”".to_owned(), || page.focus());
        page.button("Effacer les filtres").click();
        expect(page, "/documents", fixture().entries().len());
        page.eventually("whether the filter is on", false, || filter(page, PODCAST.1).is_on());
        page.eventually("what is left to take back", false, || page.shows("button", "Effacer les filtres"));
        page.eventually("the focus", "disclosure “Filtres”".to_owned(), || page.focus());
    });
}

#[test]
fn the_focus_goes_on_to_the_filters_that_a_group_has_kept_back() {
    journey(|page| {
        page.open("/documents");
        first_filter(page);
        let is_more = |button: &Element| button.name().starts_with("Afficher tout");
        let more = page.until("a button for the rest", || page.all("button", None).into_iter().find(is_more));
        more.focus();
        page.press(Key::Enter);
        page.eventually("the position in the group of what has the focus", 8, || {
            page.read(
                "const item = document.activeElement.closest('.filter-group li');
                 return item ? [...item.parentElement.children].indexOf(item) : -1",
            )
        });
    });
}

#[test]
fn in_a_narrow_window_the_filters_are_a_sheet_that_leads_to_the_list() {
    journey(|page| {
        page.window(900, 800);
        page.open("/documents");
        page.find("disclosure", "Filtres").click();
        let sheet = page.find("dialog", "Filtres");
        page.eventually("the focus", "button “Fermer”".to_owned(), || page.focus());
        page.script("document.querySelector('header a').focus()");
        assert_eq!(page.focus(), "button “Fermer”", "the focus has left the sheet");
        page.press(Key::Escape);
        page.eventually("the sheet", false, || page.shows("dialog", "Filtres"));
        page.eventually("the focus", "disclosure “Filtres”".to_owned(), || page.focus());
        page.press(Key::Enter);
        page.until("the sheet", || page.all("dialog", Some("Filtres")).into_iter().next());
        filter(page, PODCAST.1).click();
        let podcasts = count(is_podcast);
        expect(page, "/documents?type=podcast", podcasts);
        sheet.button(&format!("Voir les {podcasts} résultats")).click();
        page.eventually("the sheet", false, || page.shows("dialog", "Filtres"));
        page.eventually("the focus", "heading “Résultats”".to_owned(), || page.focus());
        let top = || page.read::<f64>("return document.querySelector('main article').getBoundingClientRect().top");
        page.eventually("whether the first result is in view", true, || (0.0..400.0).contains(&top()));
    });
}

#[test]
fn the_listing_of_a_theme_filters_its_own_entries() {
    journey(|page| {
        let podcast = fixture().entries().into_iter().find(|it| is_podcast(it) && !it.themes.is_empty()).expect("one");
        let theme = &podcast.themes[0];
        page.open(&format!("/themes/{theme}"));
        filter(page, PODCAST.1).click();
        let of_theme = count(|entry| is_podcast(entry) && entry.themes.contains(theme));
        expect(page, &format!("/themes/{theme}?type=podcast"), of_theme);
        page.link(&podcast.title).click();
        page.arrive(&podcast.path, &podcast.title);
        page.back();
        expect(page, &format!("/themes/{theme}?type=podcast"), of_theme);
    });
}

#[test]
fn filters_ticked_at_once_are_a_step_of_the_history_each() {
    journey(|page| {
        page.open("/documents");
        first_filter(page);
        // No frame is painted between the two.
        page.script("for (const kind of ['podcast', 'etude']) document.querySelector(`input[value=${kind}]`).click()");
        let both = count(|entry| is_podcast(entry) || entry.kind == STUDY.0);
        expect(page, "/documents?type=podcast&type=etude", both);
        page.back();
        expect(page, "/documents?type=podcast", count(is_podcast));
        page.back();
        expect(page, "/documents", count(|_| true));
    });
}

#[test]
fn words_still_being_typed_when_a_filter_is_ticked_are_asked_for_with_it() {
    journey(|page| {
        page.open("/documents");
        first_filter(page);
        page.script(
            "const field = document.querySelector('.listing-tools [type=search]');
            field.value = 'guerre';
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            document.querySelector('input[value=podcast]').click();",
        );
        page.eventually("the address", "/documents?q=guerre&type=podcast".to_owned(), || page.path());
        page.eventually("the words", "guerre".to_owned(), || page.find("searchbox", "Rechercher").value());
    });
}

#[test]
fn words_with_a_percent_sign_stay_as_they_are_typed() {
    journey(|page| {
        page.open("/documents");
        let field = page.find("searchbox", "Rechercher");
        field.fill("%41");
        page.eventually("the address", "/documents?q=%2541".to_owned(), || page.path());
        page.eventually("the heading", "Recherche : « %41 »".to_owned(), || page.heading());
        assert_eq!(field.value(), "%41");
    });
}

#[test]
fn a_later_page_of_a_list_answers_where_it_stands_and_keeps_field_and_focus() {
    journey(|page| {
        page.open("/documents/page/2");
        page.mark();
        let field = page.find("searchbox", "Rechercher");
        field.click();
        for letter in "guerre".chars() {
            page.press(letter.to_string());
        }
        page.eventually("the address", "/documents/page/2?q=guerre".to_owned(), || page.path());
        page.eventually("the words", "guerre".to_owned(), || field.value());
        assert_eq!(page.focus(), "searchbox “Rechercher”");
        let box_of_podcasts = filter(page, PODCAST.1);
        box_of_podcasts.focus();
        page.press(Key::Space);
        page.eventually("the address", "/documents/page/2?q=guerre&type=podcast".to_owned(), || page.path());
        page.eventually("the list’s waiting", "false".to_owned(), || page.read(IS_WAITING));
        assert!(page.focus().starts_with("checkbox “Podcast"), "the focus is on {}", page.focus());
        page.back();
        page.eventually("the address", "/documents/page/2?q=guerre".to_owned(), || page.path());
        field.clear();
        page.eventually("the address", "/documents/page/2".to_owned(), || page.path());
        page.eventually("the heading", "Tous les documents".to_owned(), || page.heading());
        assert!(page.is_marked(), "the browser loaded the page anew");
    });
}

#[test]
fn the_focus_stays_among_the_filters_when_the_one_that_has_it_goes() {
    journey(|page| {
        page.open("/documents");
        first_filter(page);
        // Offered only because it is on: the rarest author is not among the first ones.
        page.script("document.querySelector('[name=auteur] button').click()");
        let rarest: String = page.read("return [...document.querySelectorAll('[name=auteur] input')].at(-1).value");
        page.open(&format!("/documents?auteur={rarest}"));
        first_filter(page);
        page.script(&format!("document.querySelector('[name=auteur] [value={rarest}]').focus()"));
        page.press(Key::Space);
        expect(page, "/documents", fixture().entries().len());
        page.eventually("the filter that goes", true, || {
            page.read(&format!("return !document.querySelector('[name=auteur] [value={rarest}]')"))
        });
        assert!(page.focus().starts_with("checkbox"), "the focus is on {}", page.focus());
    });
}

#[test]
fn a_link_to_other_pages_that_is_reached_while_the_filters_come_keeps_the_focus() {
    journey(|page| {
        page.hold("/documents/listing.json");
        page.open("/documents");
        page.navigation("Pagination").link("Suivante").focus();
        page.let_go("/documents/listing.json");
        page.until("the filters", || page.first_filter());
        page.next_frame();
        assert_eq!(page.focus(), "link “Suivante”");
    });
}

#[test]
fn another_page_of_results_begins_at_its_heading_and_back_leads_to_where_it_was_left() {
    journey(|page| {
        page.open("/documents?tri=titre");
        page.eventually("the list’s waiting", "false".to_owned(), || page.read(IS_WAITING));
        page.until("the pages", || page.all("navigation", Some("Pagination")).into_iter().next());
        let next = page.navigation("Pagination").link("Suivante");
        next.focus();
        page.script("document.activeElement.scrollIntoView({ block: 'center' })");
        let before = page.scroll();
        assert!(before > 300.0, "the pages are below the first screen, not at {before}");
        // Written a fifth of a second after the last scroll; nobody reads that fast.
        page.eventually("what the history remembers", true, || {
            page.read("return Array.isArray(history.state) && Math.abs(history.state[0] - scrollY) < 2")
        });
        page.press(Key::Enter);
        page.eventually("the title", true, || page.title().contains("(page 2)"));
        page.eventually("the focus", "heading “Tous les documents”".to_owned(), || page.focus());
        page.eventually("the scroll", 0.0, || page.scroll());
        page.back();
        page.eventually("the title", false, || page.title().contains("(page 2)"));
        page.eventually("the scroll", true, || (page.scroll() - before).abs() < 2.0);
        page.eventually("the focus", "link “Suivante”".to_owned(), || page.focus());
    });
}

#[test]
fn a_link_followed_right_after_a_filter_leads_there_and_back_to_the_filter() {
    journey(|page| {
        page.open("/documents");
        first_filter(page);
        let [path, title]: [String; 2] = page.read(
            "const link = document.querySelector('.card__title a'); return [link.pathname, link.textContent.trim()]",
        );
        // The press comes before the frame in which the filter is shown, and with it before the address tells the filter.
        page.script(
            "document.querySelector('input[value=podcast]').click();
            const link = document.querySelector('.card__title a');
            link.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
            link.click();",
        );
        page.arrive(&path, &title);
        page.back();
        expect(page, "/documents?type=podcast", count(is_podcast));
    });
}

#[test]
fn an_order_is_chosen_and_kept_in_the_address() {
    journey(|page| {
        page.open("/documents");
        page.find("combobox", "Trier par").fill("Plus anciens");
        page.eventually("the address", "/documents?tri=ancien".to_owned(), || page.path());
        let dates = || -> Vec<String> {
            page.read("return [...document.querySelectorAll('main article time')].map((it) => it.dateTime)")
        };
        let mut oldest: Vec<String> = fixture().entries().into_iter().map(|entry| entry.date).collect();
        oldest.retain(|date| !date.is_empty());
        oldest.sort_by_key(|date| format!("{date:-<7}").replace("---", "-01") + "-01");
        page.eventually("the oldest entry", Some(oldest[0].clone()), || dates().first().cloned());
        page.reload();
        page.eventually("the oldest entry", Some(oldest[0].clone()), || dates().first().cloned());
        page.eventually("the order", "ancien".to_owned(), || page.read("return document.querySelector('#tri').value"));
    });
}

#[test]
fn a_question_without_an_answer_offers_ways_out() {
    journey(|page| {
        let entries = fixture().entries();
        let years: Vec<&str> = entries.iter().filter_map(|entry| entry.date.get(..4)).collect();
        let is_free = |year: &&&str| !entries.iter().any(|entry| is_podcast(entry) && entry.date.starts_with(**year));
        let year = years.iter().find(is_free).expect("a year without podcasts");
        let address = format!("/documents?type=podcast&annee={year}");
        page.open(&address);
        expect(page, &address, 0);
        page.link(&format!("Sans le filtre Année : {} résultats", count(is_podcast))).click();
        expect(page, "/documents?type=podcast", count(is_podcast));
        // The link is gone with what it was for.
        page.eventually("the focus", "heading “Tous les documents : Podcast”".to_owned(), || page.focus());
    });
}

#[test]
fn values_that_mean_nothing_are_ignored() {
    journey(|page| {
        let address = "/documents?type=rien&theme=%3Cscript%3E&annee=zz&tri=hasard&page=-3";
        page.open(address);
        expect(page, address, fixture().entries().len());
        page.eventually("entries listed", true, || !page.titles().is_empty());
    });
}

#[test]
fn a_shared_search_finds_words_after_an_apostrophe() {
    journey(|page| {
        page.open("/documents?q=europe");
        page.eventually("the heading", "Recherche : « europe »".to_owned(), || page.heading());
        page.eventually("the words", "europe".to_owned(), || page.find("searchbox", "Rechercher").value());
        let title = format!("Recherche : « europe » – {}", fixture().name());
        page.eventually("the title", title, || page.title());
        for entry in fixture().entries().iter().filter(|entry| entry.title.contains("l’Europe")) {
            page.eventually(&format!("“{}” among the results", entry.title), true, || {
                page.titles().contains(&entry.title)
            });
        }
        // The heading arrives together with the complete answer.
        let total = page.titles().len();
        assert!(total < fixture().entries().len(), "everything was found");
        expect(page, "/documents?q=europe", total);
    });
}

#[test]
fn typing_words_is_one_step_of_the_history_and_choosing_a_filter_another() {
    journey(|page| {
        page.open("/a-propos");
        page.navigation("Navigation principale").link("Documents").click();
        page.arrive("/documents", "Tous les documents");
        let steps = || page.read::<usize>("return history.length");
        let before = steps();
        page.find("searchbox", "Rechercher").fill("guerre");
        page.eventually("the address", "/documents?q=guerre".to_owned(), || page.path());
        page.eventually("the focus", "searchbox “Rechercher”".to_owned(), || page.focus());
        assert_eq!(steps(), before, "typing has added steps to the history");
        // The answer redraws the filters that it leaves.
        page.eventually("the list’s waiting", "false".to_owned(), || page.read(IS_WAITING));
        filter(page, PODCAST.1).click();
        page.eventually("the address", "/documents?q=guerre&type=podcast".to_owned(), || page.path());
        page.eventually("the steps of the history", before + 1, steps);
        page.back();
        page.eventually("the address", "/documents?q=guerre".to_owned(), || page.path());
        page.eventually("the words", "guerre".to_owned(), || page.find("searchbox", "Rechercher").value());
        page.back();
        page.eventually("the heading", "À propos".to_owned(), || page.heading());
    });
}

#[test]
fn the_heading_and_the_title_tell_the_whole_question() {
    journey(|page| {
        page.open("/documents");
        filter(page, PODCAST.1).click();
        let heading = "Tous les documents : Podcast";
        page.eventually("the heading", heading.to_owned(), || page.heading());
        page.eventually("the title", format!("{heading} – {}", fixture().name()), || page.title());
        page.find("searchbox", "Rechercher").fill("guerre");
        let heading = "Recherche : « guerre », Podcast";
        page.eventually("the heading", heading.to_owned(), || page.heading());
        page.eventually("the title", format!("{heading} – {}", fixture().name()), || page.title());
        page.back();
        page.eventually("the heading", "Tous les documents".to_owned(), || page.heading());
        page.eventually("the title", format!("Tous les documents – {}", fixture().name()), || page.title());
    });
}

#[test]
fn the_feed_offered_is_the_one_that_fits_the_filter() {
    journey(|page| {
        let shown = || -> Vec<String> {
            page.read(
                "return [document.querySelector('.listing__feed a'), ...document.querySelectorAll('link[rel=alternate]')]
                    .map((it) => it.getAttribute('href'))",
            )
        };
        let of_kind = "/documents/types/podcast/feed.xml";
        page.open("/documents");
        page.eventually("the feeds", vec!["/feed.xml".to_owned(), "/feed.xml".to_owned()], shown);
        filter(page, PODCAST.1).click();
        page.eventually("the feeds", [of_kind, "/feed.xml", of_kind].map(str::to_owned).to_vec(), shown);
        filter(page, STUDY.1).click();
        page.link("Suivre la liste entière (flux Atom)");
        page.eventually("the feeds", 2, || shown().len());
        // By keyboard: WebKit's driver finds no point to click beside open filters.
        page.navigation("Navigation principale").link("À propos").focus();
        page.press(Key::Enter);
        page.arrive("/a-propos", "À propos");
        page.eventually("the feeds of a page that is no list", 1, || {
            page.read("return document.querySelectorAll('link[rel=alternate]').length")
        });
    });
}

#[test]
fn the_feed_of_a_theme_is_offered_when_it_is_opened_from_another_theme() {
    journey(|page| {
        page.open("/");
        let themes: Vec<String> = page.read(
            "const links = [...document.querySelectorAll('main a[href^=\"/themes/\"]')];
             return [...new Set(links.map((it) => it.getAttribute('href')))]",
        );
        let [from, to, ..] = &themes[..] else { panic!("the home page leads to one theme at most: {themes:?}") };
        page.open(from);
        page.script(&format!(
            "const link = document.createElement('a');
             Object.assign(link, {{ href: '{to}', textContent: 'Un autre thème' }});
             document.querySelector('main').prepend(link);"
        ));
        page.link("Un autre thème").click();
        page.eventually("the address", to.clone(), || page.path());
        let offered = || -> Vec<String> {
            page.read(
                "return [...document.querySelectorAll('link[rel=alternate]')].map((it) => it.getAttribute('href'))",
            )
        };
        let expected = ["/feed.xml".to_owned(), format!("{to}/feed.xml")];
        page.eventually("the feeds", expected.to_vec(), offered);
        // The page removes the other theme's feed after the frame.
        page.next_frame();
        assert_eq!(offered(), expected);
    });
}

#[test]
fn back_from_an_entry_keeps_the_list_the_scroll_and_the_focus() {
    journey(|page| {
        let address = "/documents?type=podcast&type=etude&type=note&type=briefing";
        page.hold_clock();
        page.open(address);
        page.eventually("the heading", true, || page.heading().starts_with("Tous les documents : "));
        let titles = page.titles();
        let entry = titles.last().expect("some are listed").clone();
        let entries = fixture().entries();
        let path = &entries.iter().find(|it| it.title == entry).expect("it is in the catalogue").path;
        let data = format!("{path}/index.json");
        page.hold(&data);
        page.link(&entry).focus();
        page.press(Key::Enter);
        page.eventually("how often the entry is asked for", 1, || page.asked(&data));
        // Long enough for any late write to the history.
        page.pass(Duration::from_secs(5));
        assert_eq!(page.titles(), titles, "the list changes before the entry is there");
        let scroll = page.scroll();
        assert!(scroll > 300.0, "the last entry is below the first screen, not at {scroll}");
        page.let_go(&data);
        page.eventually("the heading", entry.clone(), || page.heading());
        page.eventually("the scroll of the entry", 0.0, || page.scroll());
        // The address changes a few frames after the page; nobody goes back that fast.
        page.eventually("the address", true, || page.path() != address);
        page.back();
        page.eventually("the list", titles, || page.titles());
        page.eventually("the focus", format!("link “{entry}”"), || page.focus());
        page.eventually("the scroll", true, || (page.scroll() - scroll).abs() < 2.0);
        page.eventually("the address", address.to_owned(), || page.path());
    });
}

#[test]
fn a_shared_address_gives_the_same_list() {
    let address = "/documents?q=guerre&type=podcast&type=entretien&tri=titre";
    let seen = |walk: &dyn Fn(&Page)| {
        let seen = std::cell::RefCell::default();
        journey(|page| {
            walk(page);
            page.eventually("the address", address.to_owned(), || page.path());
            page.eventually("the heading", true, || page.heading().ends_with("Entretien, Podcast"));
            page.eventually("the list’s waiting", "false".to_owned(), || page.read(IS_WAITING));
            // The title follows once the results are painted.
            page.eventually("the title", true, || page.title().contains("Entretien, Podcast"));
            *seen.borrow_mut() = (page.heading(), page.title(), page.status(), page.titles());
        });
        seen.into_inner()
    };
    let asked = seen(&|page| {
        page.open("/documents");
        page.find("searchbox", "Rechercher").fill("guerre");
        page.eventually("the address", "/documents?q=guerre".to_owned(), || page.path());
        page.eventually("the heading", "Recherche : « guerre »".to_owned(), || page.heading());
        filter(page, PODCAST.1).click();
        page.eventually("the heading", "Recherche : « guerre », Podcast".to_owned(), || page.heading());
        filter(page, "Entretien").click();
        page.eventually("the heading", true, || page.heading().ends_with("Entretien, Podcast"));
        page.find("combobox", "Trier par").fill("Titre");
    });
    let shared = seen(&|page| page.open(address));
    assert!(!asked.3.is_empty(), "nothing was found");
    assert_eq!(shared, asked);
}

#[test]
fn words_without_a_match_say_so_and_can_be_dropped() {
    journey(|page| {
        page.open("/documents?q=xylophone&type=podcast");
        expect(page, "/documents?q=xylophone&type=podcast", 0);
        page.link(&format!("Sans les mots cherchés : {} résultats", count(is_podcast))).click();
        expect(page, "/documents?type=podcast", count(is_podcast));
        page.eventually("the words", String::new(), || page.find("searchbox", "Rechercher").value());
    });
}

#[test]
fn an_order_by_relevance_goes_with_the_words() {
    journey(|page| {
        page.open("/documents?q=guerre&tri=pertinence");
        page.eventually("the heading", "Recherche : « guerre »".to_owned(), || page.heading());
        page.find("searchbox", "Rechercher").clear();
        expect(page, "/documents", fixture().entries().len());
    });
}

#[test]
fn deleting_the_words_shows_the_whole_list_again() {
    journey(|page| {
        page.open("/documents");
        page.mark();
        let field = page.find("searchbox", "Rechercher");
        field.fill("xylophone");
        expect(page, "/documents?q=xylophone", 0);
        field.clear();
        expect(page, "/documents", fixture().entries().len());
        page.eventually("the heading", "Tous les documents".to_owned(), || page.heading());
        // Sending the form would load another document, but the next words are answered in this one.
        field.fill(Key::Enter);
        field.fill("xylophone");
        expect(page, "/documents?q=xylophone", 0);
        assert!(page.is_marked(), "Enter has sent a form");
    });
}
