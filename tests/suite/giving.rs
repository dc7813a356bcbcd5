//! The call to give and the donation page: their words, their controls, and that they trick nobody.
#![allow(clippy::inconsistent_digit_grouping, reason = "amounts are written as euros_cents: `12_50` is 12.50 €")]

use crate::rendered::{HOSTILE, OWN_BELOW, OWN_SITE, Page, Rendered, inside, read, read_catalogue, words};
use kiosque::{
    catalogue::{Catalogue, Cents, Frequency, Regime, RegimeId},
    donation::{AmountError, GiftChoice, cost, destination, host, read_amount},
    page_data::Content,
    prerender::BaseUrl,
    text,
};
use serde_json::{Value, json};

const SUPPORT: &str = "soutenir/index.html";

fn cents(value: u64) -> Cents {
    Cents::new(value).unwrap()
}

/// A text with plain spaces instead of no-break ones.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn own() -> Value {
    serde_json::from_str(&read("public/catalogue.json")).unwrap()
}

/// The site of the real catalogue with a change to its donation block.
fn with_donation(change: impl FnOnce(&mut Value)) -> Rendered {
    let mut catalogue = own();
    change(&mut catalogue["site"]["donation"]);
    Rendered::new("changed", read_catalogue(&catalogue.to_string()), BaseUrl::default())
}

fn own_regime(id: RegimeId) -> Regime {
    let donation = OWN_SITE.catalogue.site.donation.as_ref().unwrap();
    donation.tax.as_ref().unwrap().regimes.iter().find(|regime| regime.id == id).unwrap().clone()
}

mod words_of_the_panel {
    use super::*;

    #[track_caller]
    fn check_cost(gift: u64, frequency: Frequency, id: RegimeId, expected: &str) {
        let regime = own_regime(id);
        let sentence = text::real_cost(&cost(cents(gift), frequency, &regime), regime.maximum_reduction);
        assert_eq!(plain(&sentence), expected);
    }

    #[test]
    fn a_gift_below_two_euros_is_singular() {
        let check = |gift, expected| check_cost(gift, Frequency::Once, RegimeId::Ir, expected);
        check(1_00, "1 € vous revient à 0,34 € après réduction d’impôt.");
        check(1_99, "1,99 € vous revient à 0,68 € après réduction d’impôt.");
        check(2_00, "2 € vous reviennent à 0,68 € après réduction d’impôt.");
        check(100_00, "100 € vous reviennent à 34 € après réduction d’impôt.");
        check(1_000_00, "1 000 € vous reviennent à 340 € après réduction d’impôt.");
    }

    #[test]
    fn a_monthly_gift_is_told_by_month_and_by_year() {
        let check = |gift, expected| check_cost(gift, Frequency::Monthly, RegimeId::Ir, expected);
        check(
            10_00,
            "10 € par mois vous reviennent à 3,40 € par mois après réduction d’impôt, soit 40,80 € par an pour 120 € donnés.",
        );
        check(
            1_00,
            "1 € par mois vous revient à 0,34 € par mois après réduction d’impôt, soit 4,08 € par an pour 12 € donnés.",
        );
        check(
            10,
            "0,10 € par mois vous revient à environ 0,03 € par mois après réduction d’impôt, soit 0,41 € par an pour 1,20 € donné.",
        );
    }

    #[test]
    fn a_rounded_monthly_cost_is_called_approximate() {
        check_cost(
            9_99,
            Frequency::Monthly,
            RegimeId::Ir,
            "9,99 € par mois vous reviennent à environ 3,40 € par mois après réduction d’impôt, soit 40,76 € par an pour 119,88 € donnés.",
        );
        let mut about = 0;
        for gift in 1_00..30_00 {
            let regime = own_regime(RegimeId::Ir);
            let cost = cost(cents(gift), Frequency::Monthly, &regime);
            let is_exact = cost.monthly.unwrap().real_cost.get() * 12 == cost.real_cost.get();
            let sentence = text::real_cost(&cost, None);
            assert_eq!(sentence.contains(" à environ "), !is_exact, "{sentence}");
            about += usize::from(!is_exact);
        }
        assert!(about > 100);
    }

    #[test]
    fn a_reduction_that_reaches_its_ceiling_says_so() {
        let check = |gift, frequency, expected| check_cost(gift, frequency, RegimeId::Ifi, expected);
        check(66_666_66, Frequency::Once, "66 666,66 € vous reviennent à 16 666,67 € après réduction d’impôt.");
        check(
            100_000_00,
            Frequency::Once,
            "100 000 € vous reviennent à 50 000 € après réduction d’impôt. La réduction atteint son plafond de 50 000 € par an.",
        );
        check(
            10_000_00,
            Frequency::Monthly,
            "10 000 € par mois vous reviennent à environ 5 833,33 € par mois après réduction d’impôt, soit 70 000 € par an \
             pour 120 000 € donnés. La réduction atteint son plafond de 50 000 € par an.",
        );
        check_cost(
            100_000_00,
            Frequency::Once,
            RegimeId::Ir,
            "100 000 € vous reviennent à 34 000 € après réduction d’impôt.",
        );
    }

    #[test]
    fn every_invalid_amount_is_explained_with_a_correction() {
        let check = |typed, expected: &str| {
            let error = read_amount(typed, cents(1_00), cents(100_000_00)).unwrap_err();
            assert_eq!(plain(&text::amount_error(&error)), expected, "{typed:?}");
        };
        check("", "Indiquez un montant, par exemple 50.");
        check(" € ", "Indiquez un montant, par exemple 50.");
        check("cent", "Écrivez le montant en chiffres, par exemple 50 ou 12,50.");
        check("1,2,3", "Ce montant contient trop de virgules ou de points. Écrivez-le par exemple 1 234,50.");
        let two =
            "Ce montant peut se lire de deux façons. Écrivez 1000 pour mille euros, ou 1,50 pour un euro cinquante.";
        check("1.000", two);
        check("12 50", two);
        check("12,3456", "Indiquez deux chiffres au plus après la virgule, par exemple 12,50.");
        check("0", "Le montant minimal est de 1 €.");
        check("-5", "Le montant minimal est de 1 €.");
        check("100 000,01", "Le montant maximal est de 100 000 €.");
        let nothing = AmountError::TooSmall { minimum: Cents::default() };
        assert_eq!(text::amount_error(&nothing), "Indiquez un montant supérieur à zéro.");
    }

    #[test]
    fn the_example_in_an_error_is_a_valid_amount() {
        for example in ["50", "12,50", "1\u{202f}234,50", "1000", "1,50"] {
            assert!(read_amount(example, cents(1_00), cents(100_000_00)).is_ok(), "{example}");
        }
    }
}

/// What the panel says before the donor leaves for a provider of the examples.
mod departure {
    use super::*;

    fn check(provider: &str, rows: &[(Option<u64>, Frequency, &str)]) {
        let provider: Value = serde_json::from_str(&read(&format!("tests/fixtures/providers/{provider}"))).unwrap();
        let site = with_donation(|donation| {
            donation["amounts"] = json!({ "once": [30, 50, 100], "monthly": [5, 10, 50] });
            donation["provider"] = provider;
        });
        let donation = site.catalogue.site.donation.as_ref().unwrap();
        for (gift, frequency, rest) in rows {
            let gift = gift.map(cents);
            let destination = destination(&donation.provider, gift, *frequency);
            let host = host(&donation.provider);
            let sentence = text::departure(host, gift, *frequency, &destination);
            let expected = format!("Vous allez être conduit vers {host}.{rest}");
            assert_eq!(sentence, expected, "{gift:?} {frequency:?} {}", destination.href);
        }
    }

    const AMOUNT: &str = " Le montant y sera à choisir de nouveau.";
    const FREQUENCY: &str = " La fréquence y sera à choisir de nouveau.";
    const BOTH: &str = " Le montant et la fréquence y seront à choisir de nouveau.";

    #[test]
    fn ready_links_for_some_amounts_promise_nothing_for_the_others() {
        use Frequency::{Monthly, Once};
        let rows = [
            (None, Once, ""),
            (Some(30_00), Once, ""),
            (Some(100_00), Once, ""),
            (Some(12_50), Once, AMOUNT),
            (Some(5_00), Once, AMOUNT),
            (None, Monthly, FREQUENCY),
            (Some(5_00), Monthly, ""),
            (Some(50_00), Monthly, ""),
            (Some(30_00), Monthly, BOTH),
            (Some(100_00), Monthly, BOTH),
        ];
        check("stripe.json", &rows);
    }

    #[test]
    fn a_page_that_reads_nothing_asks_for_everything_again() {
        use Frequency::{Monthly, Once};
        let rows =
            [(None, Once, ""), (Some(50_00), Once, AMOUNT), (Some(50_00), Monthly, BOTH), (None, Monthly, FREQUENCY)];
        check("plain.json", &rows);
        check("helloasso.json", &rows);
        check("donorbox.json", &rows);
    }

    #[test]
    fn a_page_that_reads_amounts_of_single_gifts_only_says_so_for_monthly_ones() {
        use Frequency::{Monthly, Once};
        let rows = [(Some(12_50), Once, ""), (Some(50_00), Monthly, ""), (Some(12_50), Monthly, BOTH)];
        check("givebutter.json", &rows);
    }
}

mod panel {
    use super::*;

    fn panels() -> Vec<Page> {
        let pages = [(&*OWN_SITE, "index.html"), (&*OWN_SITE, SUPPORT), (&*OWN_BELOW, SUPPORT)];
        pages.map(|(site, file)| site.page(file)).into()
    }

    #[test]
    fn nothing_that_costs_is_chosen_for_the_donor() {
        for page in panels() {
            let on: Vec<&str> =
                page.all(".donation [checked]").iter().filter_map(|input| input.attr("value")).collect();
            assert_eq!(on, ["ponctuel", "ir"], "{}", page.file);
            assert!(page.all(".donation input[name=montant][checked], .donation [selected]").is_empty());
            // No fee, no newsletter, nothing else to untick.
            assert!(page.all("main :is(input[type=checkbox], input[type=hidden], input[type=range])").is_empty());
            assert_eq!(page.one("#autre-montant").attr("value"), None);
        }
        assert_eq!(GiftChoice::default().amount, None);
        assert_eq!(GiftChoice::default().frequency, Frequency::Once);
    }

    #[test]
    fn nothing_presses_the_donor() {
        for page in panels() {
            let pressing = "dialog, [popover], [role=dialog], [role=alertdialog], [role=timer], progress, meter, marquee, \
                [autofocus], [aria-modal]";
            assert!(page.all(&format!(".main :is({pressing})")).is_empty(), "{}", page.file);
            let words = words(page.one("main")).to_lowercase();
            for word in ["il ne reste", "dépêchez", "dernière chance", "vite", "urgent", "objectif", "sans vous"] {
                assert!(!words.contains(word), "{word} in {}", page.file);
            }
        }
    }

    #[test]
    fn the_field_is_tied_to_its_error_and_the_call_names_its_host() {
        for page in panels() {
            let field = page.one("#autre-montant");
            let error = page.one(&format!("#{}", field.attr("aria-describedby").unwrap()));
            assert_eq!((words(error).as_str(), field.attr("aria-invalid")), ("", Some("false")));
            assert_eq!(words(page.one(".donation__departure")), "Vous allez être conduit vers www.ifri.org.");
            let call = page.one(".donation__go a");
            assert_eq!((call.attr("href"), call.attr("rel")), (Some("https://www.ifri.org/"), Some("external")));
        }
    }

    #[test]
    fn the_browser_does_not_refill_the_form_and_the_memory_says_how_long_it_lasts() {
        for page in panels() {
            assert_eq!(page.one(".donation__form").attr("autocomplete"), Some("off"));
            let memory = page.one(".donation__memory");
            assert!(memory.attr("hidden").is_some());
            assert!(words(memory).contains("trois jours"));
            assert_eq!(words(inside(memory, "button")[0]), "Oublier ce choix");
        }
    }
}

mod facts {
    use super::*;

    #[test]
    fn each_fact_stands_with_a_link_to_its_source() {
        for site in [&*OWN_SITE, &*OWN_BELOW] {
            let page = site.page(SUPPORT);
            let facts = &site.catalogue.site.donation.as_ref().unwrap().facts;
            let items = page.all(".support__facts > li");
            assert!(facts.len() >= 4);
            assert_eq!(items.len(), facts.len());
            for (item, fact) in items.iter().zip(facts) {
                assert_eq!(words(inside(*item, "p")[0]), fact.text);
                let link = inside(*item, "a")[0];
                assert_eq!((link.attr("href"), link.attr("rel")), (Some(fact.source.as_str()), Some("external")));
                assert_eq!(Some(words(link).as_str()), fact.source.host());
            }
        }
    }

    #[test]
    fn each_fact_of_the_catalogue_is_dated_and_has_a_published_source() {
        for fact in &OWN_SITE.catalogue.site.donation.as_ref().unwrap().facts {
            assert!(["2018", "2019", "2024", "2025"].iter().any(|year| fact.text.contains(year)), "{}", fact.text);
            assert!(fact.source.is_secure() && fact.source.host().is_some(), "{}", fact.source.as_str());
        }
    }

    #[test]
    fn a_fact_is_text_and_its_source_may_be_a_page_of_the_site() {
        let mut catalogue: Value = serde_json::from_str(HOSTILE).unwrap();
        catalogue["site"]["donation"]["facts"] = json!([
            { "text": "<img src=x onerror=alert(1)> & \"x\" [a](b)", "source": "/a-propos" },
            { "text": "</script>", "source": "https://ailleurs.example/?a=%22&b=<" },
        ]);
        let base = BaseUrl::parse("https://example.org/dossiers/ia/").unwrap();
        let site = Rendered::new("hostile facts", read_catalogue(&catalogue.to_string()), base);
        let page = site.page(SUPPORT);
        let items = page.all(".support__facts > li");
        assert_eq!(words(inside(items[0], "p")[0]), "<img src=x onerror=alert(1)> & \"x\" [a](b)");
        assert_eq!(inside(items[0], "a")[0].attr("href"), Some("/dossiers/ia/a-propos"));
        assert_eq!(words(inside(items[1], "p")[0]), "</script>");
        assert!(inside(items[1], "a")[0].attr("href").unwrap().starts_with("https://ailleurs.example/?a=%22&b="));
    }
}

mod chart {
    use super::*;

    /// The columns and rows of the table.
    fn table(page: &Page) -> Vec<Vec<String>> {
        let rows = page.all(".cost-chart__table tr").into_iter();
        rows.map(|row| inside(row, "th, td").into_iter().map(|cell| plain(&words(cell))).collect()).collect()
    }

    #[test]
    fn the_table_matches_the_law_computed_by_hand() {
        let expected: [[&str; 4]; 9] = [
            ["Don", "Particulier (impôt sur le revenu)", "Particulier (IFI)", "Entreprise (impôt sur les sociétés)"],
            ["20 €", "6,80 €", "5 €", "8 €"],
            ["50 €", "17 €", "12,50 €", "20 €"],
            ["100 €", "34 €", "25 €", "40 €"],
            ["200 €", "68 €", "50 €", "80 €"],
            ["500 €", "170 €", "125 €", "200 €"],
            ["1 000 €", "340 €", "250 €", "400 €"],
            ["2 000 €", "680 €", "500 €", "800 €"],
            ["5 000 €", "1 700 €", "1 250 €", "2 000 €"],
        ];
        for site in [&*OWN_SITE, &*OWN_BELOW] {
            assert_eq!(table(&site.page(SUPPORT)), expected);
        }
    }

    #[test]
    fn the_table_is_one_that_a_screen_reader_can_follow() {
        let page = OWN_SITE.page(SUPPORT);
        let table = page.one("main table");
        assert_eq!(words(inside(table, "caption")[0]), "Coût réel d’un don, réduction d’impôt déduite");
        assert_eq!(inside(table, "thead th[scope=col]").len(), 4);
        assert_eq!(inside(table, "tbody tr > th[scope=row]:first-child").len(), 8);
        assert_eq!((inside(table, "tbody td").len(), inside(table, "thead td").len()), (24, 0));
    }

    #[test]
    fn the_drawing_is_hidden_from_screen_readers_and_has_no_inline_style() {
        let page = OWN_SITE.page(SUPPORT);
        for drawing in page.all(".support svg") {
            let hidden = inside(page.one(".support"), "svg[aria-hidden=true]");
            assert!(hidden.contains(&drawing) || drawing.attr("aria-hidden").is_none());
        }
        assert_eq!(page.all(".support svg:not([aria-hidden=true])").len(), 1, "the plane within the drawing");
        assert_eq!(page.all(".support svg[aria-hidden=true] svg:not([aria-hidden=true])").len(), 1);
        assert!(page.all(".support [style], .support [fill], .support [stroke], .support style").is_empty());
    }

    #[test]
    fn the_drawing_has_a_line_for_each_rule_and_one_for_the_gift_itself() {
        let page = OWN_SITE.page(SUPPORT);
        let path = |class: &str| {
            let selector = format!(".cost-chart__drawing path.{class}.cost-chart__line");
            page.one(&selector).attr("d").unwrap().to_owned()
        };
        // The drawing is as many cents wide and high as the largest gift, with its origin at the lower left.
        assert_eq!(path("cost-chart__line--gift"), "M0 500000L500000 0");
        assert!(path("cost-chart__line--ir").starts_with("M0 500000L2000 499320L5000 498300"));
        assert!(path("cost-chart__line--ir").ends_with("L500000 330000"));
        assert!(path("cost-chart__line--ifi").ends_with("L500000 375000"));
        assert!(path("cost-chart__line--is").ends_with("L500000 300000"));
        for variant in ["ir", "ifi", "is"] {
            let dots = page.one(&format!(".cost-chart__dots.cost-chart__line--{variant}"));
            assert_eq!(dots.attr("d").unwrap().matches("h0").count(), 8);
        }
        let labels: Vec<String> =
            page.all(".cost-chart__label").into_iter().map(|label| plain(&words(label))).collect();
        assert_eq!(labels, ["1 250 € IFI", "1 700 € revenu", "2 000 € sociétés", "5 000 € sans réduction"]);
    }

    #[test]
    fn labels_stay_clear_of_one_another_whatever_the_rates() {
        for rates in [[0.0, 0.0, 0.0], [1.0, 1.0, 1.0], [0.5, 0.51, 0.52], [0.66, 0.75, 0.6]] {
            let site = with_donation(|donation| {
                for (index, rate) in rates.into_iter().enumerate() {
                    donation["tax"]["regimes"][index]["rate"] = json!(rate);
                }
            });
            let page = site.page(SUPPORT);
            let heights: Vec<f64> = page
                .all(".cost-chart__label")
                .iter()
                .map(|label| label.attr("y").unwrap().trim_end_matches("em").parse().unwrap())
                .collect();
            assert_eq!(heights.len(), 4);
            assert!(heights.windows(2).all(|pair| pair[0] - pair[1] >= 1.49), "{rates:?}: {heights:?}");
        }
    }

    #[test]
    fn gifts_that_the_catalogue_does_not_allow_are_left_out_and_ceilings_count() {
        let site = with_donation(|donation| {
            donation["minimum"] = json!(30);
            donation["maximum"] = json!(1000);
            donation["amounts"] = json!({ "once": [50], "monthly": [30] });
            donation["tax"]["regimes"].as_array_mut().unwrap().retain(|regime| regime["id"] == "ifi");
            donation["tax"]["regimes"][0]["maximum_reduction"] = json!(300);
        });
        let expected = [
            ["Don", "Particulier (IFI)"],
            ["50 €", "12,50 €"],
            ["100 €", "25 €"],
            ["200 €", "50 €"],
            ["500 €", "200 €"],
            ["1 000 €", "700 €"],
        ];
        let page = site.page(SUPPORT);
        assert_eq!(table(&page), expected);
        assert_eq!(page.all(".support__limits > div").len(), 1);
        assert!(!words(page.one(".support")).contains("Mon entreprise"));
    }

    #[test]
    fn each_rule_stands_below_with_its_limit_and_its_source() {
        let page = OWN_SITE.page(SUPPORT);
        let tax = OWN_SITE.catalogue.site.donation.as_ref().unwrap().tax.as_ref().unwrap();
        let limits = page.all(".support__limits > div");
        assert_eq!(limits.len(), 3);
        for (limit, regime) in limits.into_iter().zip(&tax.regimes) {
            assert_eq!(words(inside(limit, "dt")[0]), text::regime(regime.id));
            assert_eq!(words(inside(limit, "dd p")[0]), regime.condition);
            assert_eq!(inside(limit, "dd a")[0].attr("href"), Some(regime.source.as_str()));
        }
        assert!(page.all("main time").iter().any(|time| time.attr("datetime") == Some(&tax.checked_on.to_string())));
    }
}

mod page {
    use super::*;

    fn headings(page: &Page) -> Vec<String> {
        page.all(".support :is(h2, h3)").into_iter().map(|heading| plain(&words(heading))).collect()
    }

    /// Fails if a part or an element on the page is empty.
    fn check_no_empty_parts(page: &Page) {
        for part in page.all(".support > div") {
            assert!(inside(part, "p, li, table").iter().any(|element| !words(*element).is_empty()), "{}", page.text);
            assert_eq!(inside(part, "h2").len(), 1);
        }
        for element in page.all(".support :is(h2, h3, p, li, dt, dd, td, th, caption)") {
            assert!(!words(element).is_empty(), "an empty {}", element.value().name());
        }
    }

    #[test]
    fn the_page_says_why_how_much_how_and_what_people_ask() {
        for site in [&*OWN_SITE, &*OWN_BELOW] {
            let page = site.page(SUPPORT);
            let expected = [
                "Pourquoi les dons comptent",
                "Ce que coûte vraiment un don",
                "Dans quelles limites",
                "Comment donner",
                "Questions et réponses",
                "Vais-je recevoir un reçu fiscal ?",
                "Où indiquer mon don dans ma déclaration ?",
                "Mon entreprise peut-elle donner ?",
                "Puis-je arrêter un don mensuel ?",
            ];
            assert_eq!(headings(&page), expected);
            check_no_empty_parts(&page);
            assert!(!page.one(".support").inner_html().contains(['{', '}']));
            assert!(words(page.one(".support")).contains("conduit à www.ifri.org"));
        }
    }

    #[test]
    fn without_tax_rules_nothing_is_said_of_taxes() {
        let site = with_donation(|donation| {
            donation.as_object_mut().unwrap().remove("tax");
        });
        let page = site.page(SUPPORT);
        let expected = [
            "Pourquoi les dons comptent",
            "Comment donner",
            "Questions et réponses",
            "Puis-je arrêter un don mensuel ?",
        ];
        assert_eq!(headings(&page), expected);
        check_no_empty_parts(&page);
        assert!(page.all("table, svg, .donation__source, input[name=donateur]").is_empty());
        assert!(!words(page.one(".support")).contains("impôt"));
        assert_eq!(words(page.one(".donation [role=status]")), "");
    }

    #[test]
    fn without_facts_the_page_begins_with_what_gifts_cost() {
        for facts in [None, Some(json!([]))] {
            let site = with_donation(|donation| {
                let donation = donation.as_object_mut().unwrap();
                donation.remove("facts");
                donation.extend(facts.map(|facts| ("facts".to_owned(), facts)));
            });
            let page = site.page(SUPPORT);
            assert_eq!(headings(&page)[0], "Ce que coûte vraiment un don");
            check_no_empty_parts(&page);
        }
    }

    #[test]
    fn with_the_least_that_a_call_needs_the_page_still_says_how_to_give() {
        let mut catalogue = own();
        let site = catalogue["site"].as_object_mut().unwrap();
        site.remove("organisation");
        let donation = site["donation"].as_object_mut().unwrap();
        donation.remove("tax");
        donation.remove("facts");
        let site = Rendered::new("least", read_catalogue(&catalogue.to_string()), BaseUrl::default());
        let page = site.page(SUPPORT);
        assert_eq!(headings(&page), ["Comment donner", "Questions et réponses", "Puis-je arrêter un don mensuel ?"]);
        check_no_empty_parts(&page);
        assert!(page.all(".support a:not(:is(h2, h3) > a)").is_empty());
    }

    #[test]
    fn without_a_call_to_give_there_is_no_page_and_no_link_to_it() {
        let mut catalogue = own();
        catalogue["site"].as_object_mut().unwrap().remove("donation");
        let site = Rendered::new("no call", read_catalogue(&catalogue.to_string()), BaseUrl::default());
        assert!(!site.files.keys().any(|file| file.starts_with("soutenir")));
        for page in site.pages() {
            assert!(page.all("a[href*=soutenir], .donation, .call").is_empty(), "{}", page.file);
        }
        assert!(!site.text("sitemap.xml").contains("soutenir"));
    }

    #[test]
    fn the_page_keeps_its_weight_limit() {
        let page = OWN_SITE.page(SUPPORT);
        let Content::Support(data) = &page.data.content else { panic!("{SUPPORT} is another page") };
        assert!(data.body.as_str().len() < 16_000, "{} bytes", data.body.as_str().len());
    }
}

mod catalogue_block {
    use super::*;

    fn problems(change: impl FnOnce(&mut Value)) -> Vec<String> {
        let mut catalogue = own();
        change(&mut catalogue["site"]["donation"]["facts"]);
        match kiosque::catalogue::parse::parse(&catalogue.to_string()) {
            Ok(_) => Vec::new(),
            // Line and column depend on the layout of the text; the message does not.
            Err(problems) => problems
                .iter()
                .map(|problem| {
                    problem.to_string().split_once(' ').map_or_else(String::new, |(_, rest)| rest.to_owned())
                })
                .collect(),
        }
    }

    #[test]
    fn facts_are_text_with_a_source() {
        let every_field: Catalogue = read_catalogue(&read("tests/fixtures/every-field.json"));
        let facts = &every_field.site.donation.as_ref().unwrap().facts;
        assert_eq!(facts.len(), 1);
        assert_eq!(
            (facts[0].text.as_str(), facts[0].source.as_str()),
            ("En 2025, 12 bouées.", "https://example.org/bouees")
        );
        assert_eq!(problems(|facts| *facts = json!([])), [""; 0]);
        assert_eq!(
            problems(|facts| *facts = json!([{ "text": "Un fait." }])),
            ["site.donation.facts[0]: the field “source” is missing; add it: where it is published"]
        );
        let report = problems(|facts| *facts = json!([{ "text": " ", "source": "javascript:alert(1)", "year": 2025 }]));
        assert_eq!(report.len(), 3, "{report:#?}");
        assert!(report.iter().all(|line| line.starts_with("site.donation.facts[0]")), "{report:#?}");
    }
}
