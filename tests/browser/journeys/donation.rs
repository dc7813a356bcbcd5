//! Giving: the panel helps the donor to choose, tells the real cost of a gift, and hides nothing.

use crate::support::{Element, Find, Page, fixture, journey};
use thirtyfour::Key;

#[track_caller]
fn panel(page: &Page) -> Element<'_> {
    page.region(&fixture().donation_title())
}

/// Waits for a sentence in the panel's status.
#[track_caller]
fn expect_cost(page: &Page, sentence: &str) {
    page.eventually("the cost", sentence.to_owned(), || panel(page).status());
}

/// The names of the checked radio buttons.
fn chosen(page: &Page) -> Vec<String> {
    panel(page).all("radio", None).iter().filter(|radio| radio.is_on()).map(Element::name).collect()
}

/// Waits until exactly these radio buttons are checked.
#[track_caller]
fn expect_chosen(page: &Page, names: &[&str]) {
    page.eventually("the choice", names.iter().map(|name| (*name).to_owned()).collect(), || chosen(page));
}

/// Chooses “Autre montant”, and returns its field.
#[track_caller]
fn other_amount(page: &Page) -> Element<'_> {
    panel(page).radio("Autre montant").click();
    page.find("textbox", "Autre montant (€)")
}

/// Waits until the field of the other amount contains this text.
#[track_caller]
fn expect_typed(page: &Page, text: &str) {
    page.eventually("what is typed", text.to_owned(), || page.find("textbox", "Autre montant (€)").value());
}

/// The error message that the field refers to.
fn error(page: &Page) -> String {
    let script =
        "return document.getElementById(document.querySelector('#autre-montant').getAttribute('aria-describedby'))
        ?.textContent ?? ''";
    crate::support::plain(&page.read::<String>(script))
}

#[test]
fn neither_an_amount_nor_a_monthly_gift_is_chosen_for_the_donor() {
    journey(|page| {
        for path in ["/", "/soutenir"] {
            page.open(path);
            expect_chosen(page, &["Don ponctuel", "Particulier (impôt sur le revenu)"]);
            expect_cost(page, "Choisissez un montant pour savoir ce qu’il vous coûtera réellement.");
        }
        for group in ["Fréquence", "Montant", "Vous donnez en tant que"] {
            page.find("group", group);
        }
    });
}

#[test]
fn the_panel_tells_the_real_cost_for_each_kind_of_donor() {
    journey(|page| {
        page.open("/soutenir");
        panel(page).radio("100 €").click();
        expect_cost(page, "100 € vous reviennent à 34 € après réduction d’impôt.");
        panel(page).radio("Particulier (IFI)").click();
        expect_cost(page, "100 € vous reviennent à 25 € après réduction d’impôt.");
        panel(page).radio("Entreprise (impôt sur les sociétés)").click();
        expect_cost(page, "100 € vous reviennent à 40 € après réduction d’impôt.");
        page.eventually("whether the law is linked", true, || {
            page.link("Texte de loi").attribute("href").is_some_and(|href| href.starts_with("https://"))
        });
    });
}

#[test]
fn a_monthly_gift_is_told_by_month_and_by_year() {
    journey(|page| {
        page.open("/");
        panel(page).radio("Don mensuel").click();
        panel(page).radio("20 €").click();
        expect_cost(
            page,
            "20 € par mois vous reviennent à 6,80 € par mois après réduction d’impôt, soit 81,60 € par an pour 240 € donnés.",
        );
        page.eventually("an amount for single gifts", false, || panel(page).shows("radio", "100 €"));
        panel(page).radio("Don ponctuel").click();
        // An amount that is no longer offered becomes the other amount.
        expect_cost(page, "20 € vous reviennent à 6,80 € après réduction d’impôt.");
        expect_typed(page, "20");
    });
}

#[test]
fn an_amount_is_typed_as_people_type_it() {
    journey(|page| {
        page.open("/soutenir");
        for (typed, cost) in
            [("12,50 €", "12,50 € vous reviennent à 4,25 €"), ("1 000", "1 000 € vous reviennent à 340 €")]
        {
            let field = other_amount(page);
            field.clear();
            field.fill(typed);
            // Once the cost shows, everything else that follows from the typing has happened too.
            expect_cost(page, &format!("{cost} après réduction d’impôt."));
            assert_eq!(field.value(), typed, "the panel rewrote what was typed");
        }
    });
}

#[test]
fn an_amount_that_cannot_be_is_explained_at_its_field() {
    journey(|page| {
        page.open("/soutenir");
        let field = other_amount(page);
        let is_invalid = || field.attribute("aria-invalid").is_some_and(|value| value == "true");
        field.fill("50");
        expect_cost(page, "50 € vous reviennent à 17 € après réduction d’impôt.");
        field.fill(" cent");
        // Once the cost shows, everything else that follows from the typing has happened too.
        expect_cost(page, "Choisissez un montant pour savoir ce qu’il vous coûtera réellement.");
        assert!(!is_invalid(), "typing is interrupted by an error");
        page.press(Key::Tab);
        page.eventually("whether the field is invalid", true, is_invalid);
        page.eventually("whether the error helps", true, || error(page).contains("par exemple 50 ou 12,50"));
        assert_eq!(field.value(), "50 cent");
        field.clear();
        field.fill("50");
        page.eventually("whether the field is invalid", false, is_invalid);
        page.eventually("the error", String::new(), || error(page));
        expect_cost(page, "50 € vous reviennent à 17 € après réduction d’impôt.");
    });
}

#[test]
fn the_call_does_not_leave_with_an_amount_that_cannot_be() {
    journey(|page| {
        page.open("/soutenir");
        other_amount(page).fill("0");
        panel(page).link("Faire un don").click();
        page.eventually("the focus", "textbox “Autre montant (€)”".to_owned(), || page.focus());
        page.eventually("the error", true, || error(page).starts_with("Le montant minimal est de"));
        assert_eq!(page.path(), "/soutenir");
    });
}

#[test]
fn the_call_leads_to_the_provider_and_names_it_before() {
    journey(|page| {
        let provider = fixture().provider();
        let host = provider.split('/').nth(2).expect("the provider has a host");
        page.open("/soutenir");
        let call = || panel(page).link("Faire un don").attribute("href").unwrap_or_default();
        assert!(call().starts_with(provider), "{}", call());
        panel(page).radio("50 €").click();
        expect_cost(page, "50 € vous reviennent à 17 € après réduction d’impôt.");
        assert!(call().starts_with(provider), "{}", call());
        page.eventually("whether the panel names the provider", true, || {
            panel(page).text().contains(&format!("Vous allez être conduit vers {host}."))
        });
    });
}

#[test]
fn a_gift_is_chosen_by_keyboard_alone() {
    journey(|page| {
        page.open("/soutenir");
        page.tab_to("radio “Don ponctuel”");
        page.press(Key::Down);
        page.eventually("the choice", true, || chosen(page).contains(&"Don mensuel".to_owned()));
        // Waits until the amounts for monthly gifts are drawn.
        page.find("radio", "5 €");
        page.press(Key::Tab);
        page.eventually("the focus", "radio “5 €”".to_owned(), || page.focus());
        page.press(Key::Space);
        page.eventually("the choice", true, || chosen(page).contains(&"5 €".to_owned()));
        page.press(Key::Down);
        expect_cost(
            page,
            "10 € par mois vous reviennent à 3,40 € par mois après réduction d’impôt, soit 40,80 € par an pour 120 € donnés.",
        );
        page.tab_to("radio “Particulier (impôt sur le revenu)”");
        page.tab_to("link “Faire un don”");
    });
}

#[test]
fn a_campaign_s_address_chooses_beforehand() {
    journey(|page| {
        page.open("/soutenir?montant=100&frequence=mensuel");
        expect_cost(
            page,
            "100 € par mois vous reviennent à 34 € par mois après réduction d’impôt, soit 408 € par an pour 1 200 € donnés.",
        );
        page.eventually("the choice", true, || chosen(page).contains(&"Don mensuel".to_owned()));
        expect_typed(page, "100");
        page.open("/soutenir?montant=250");
        expect_cost(page, "250 € vous reviennent à 85 € après réduction d’impôt.");
        page.eventually("the choice", true, || chosen(page).contains(&"250 €".to_owned()));
        page.open("/soutenir?montant=beaucoup&frequence=toujours");
        expect_chosen(page, &["Don ponctuel", "Particulier (impôt sur le revenu)"]);
    });
}

#[test]
fn an_unfinished_choice_comes_back_and_can_be_forgotten() {
    journey(|page| {
        page.open("/soutenir");
        panel(page).radio("Entreprise (impôt sur les sociétés)").click();
        panel(page).radio("250 €").click();
        expect_cost(page, "250 € vous reviennent à 100 € après réduction d’impôt.");
        assert!(!page.shows("button", "Oublier ce choix"), "nothing has been brought back yet");
        page.reload();
        expect_cost(page, "250 € vous reviennent à 100 € après réduction d’impôt.");
        expect_chosen(page, &["Don ponctuel", "250 €", "Entreprise (impôt sur les sociétés)"]);
        page.button("Oublier ce choix").click();
        expect_chosen(page, &["Don ponctuel", "Particulier (impôt sur le revenu)"]);
        page.eventually("what the device remembers", 0, || page.read("return localStorage.length"));
        page.reload();
        expect_chosen(page, &["Don ponctuel", "Particulier (impôt sur le revenu)"]);
    });
}

#[test]
fn a_typed_amount_comes_back_as_it_was_typed() {
    journey(|page| {
        page.open("/soutenir");
        other_amount(page).fill("12,50");
        // The amount is stored when the field loses the focus.
        page.press(Key::Tab);
        page.eventually("the memory", true, || page.read("return localStorage.length === 1"));
        page.reload();
        expect_cost(page, "12,50 € vous reviennent à 4,25 € après réduction d’impôt.");
        expect_typed(page, "12,50");
    });
}
