#[cfg(feature = "ssr")]
use crate::{catalogue::Tax, page_data::DateLabel};
use crate::{
    catalogue::{Cents, Frequency, RegimeId},
    donation::{Choice, ChosenAmount, cost, destination, host},
    page_data::DonationPanelData,
    platform::{document, form, storage, timer},
    text,
    view::{IntoBoxed, StaticNode, live, ssr_only},
};
use leptos::{html, prelude::*};
use leptos_router::hooks::use_query_map;

/// Where the device keeps an unfinished choice.
const MEMORY: &str = "kiosque.don";

/// The value of the radio button for an amount that is typed.
const OTHER: &str = "autre";

/// The call to give: what a gift costs after tax, and the way to the payment page with the choice kept.
///
/// The fields belong to the browser; their form tells the panel what is chosen. Nothing that costs is chosen for the
/// donor: no amount at first, and a single gift. The browser is asked not to refill them after a reload: it would put
/// an amount of one frequency where the other one's stood. The device's memory brings the choice back instead.
#[component]
pub fn DonationPanel(
    /// What the panel shows.
    panel: DonationPanelData,
) -> impl IntoView {
    let DonationPanelData { amounts, minimum, maximum, provider, tax, .. } = panel;
    let form = NodeRef::<html::Form>::new();
    let first = Choice::default().taxed_by(tax.as_ref());
    let choice = RwSignal::new(first.clone());
    // Whether the donor has left the field of the other amount: an error shown earlier would interrupt.
    let is_checked = RwSignal::new(false);
    let is_remembered = RwSignal::new(false);
    let query = use_query_map();

    let read = move || {
        let Some(form) = form.get_untracked() else { return };
        let before = choice.get_untracked();
        let amount = form::chosen(&form, "montant").map(|amount| match amount.parse().ok().and_then(Cents::new) {
            Some(cents) => ChosenAmount::Preset(cents),
            None => ChosenAmount::Other(form::text(&form, "autre-montant")),
        });
        let frequency =
            form::chosen(&form, "frequence").and_then(|word| read_frequency(&word)).unwrap_or(before.frequency);
        let regime = form::chosen(&form, "donateur").and_then(|word| read_regime(&word)).unwrap_or(before.regime);
        choice.set(Choice { frequency, amount, regime });
    };
    let write = move |chosen: &Choice| {
        let Some(form) = form.get_untracked() else { return };
        form::choose(&form, "frequence", Some(frequency_word(chosen.frequency)));
        form::choose(&form, "donateur", Some(regime_word(chosen.regime)));
        let amount = chosen.amount.as_ref().map(|amount| match amount {
            ChosenAmount::Preset(cents) => cents.get().to_string(),
            ChosenAmount::Other(text) => {
                form::set_text(&form, "autre-montant", text);
                OTHER.to_owned()
            }
        });
        form::choose(&form, "montant", amount.as_deref());
    };

    let offered = amounts.clone();
    let change = live::on(move |_| {
        let frequency = choice.with_untracked(|choice| choice.frequency);
        read();
        let chosen = choice.get_untracked();
        if chosen.frequency != frequency {
            let chosen = chosen.offered_by(&offered);
            choice.set(chosen);
        }
        storage::set(MEMORY, &choice.with_untracked(|choice| choice.to_memory(timer::now())));
    });

    // What the visitor did before the application started wins over the address, and that over the device's memory.
    let offered = amounts.clone();
    let untouched = first.clone();
    live::effect(move || {
        read();
        if choice.with_untracked(|choice| *choice != untouched) {
            return;
        }
        let asked = query.with_untracked(|query| {
            Choice::from_query(query.get_str("montant"), query.get_str("frequence"), &offered, minimum, maximum)
        });
        let kept = || {
            let known = Choice::from_memory(&storage::get(MEMORY)?, timer::now());
            if known.is_none() {
                storage::remove(MEMORY);
            }
            known
        };
        let known = match asked {
            Some(asked) => Some(asked),
            None => kept().inspect(|_| is_remembered.set(true)),
        };
        if let Some(known) = known {
            choice.set(known.offered_by(&offered));
        }
    });
    // The amounts offered depend on the frequency, so the fields follow once those are drawn.
    let mut before = first.clone();
    live::effect(move || {
        let now = choice.get();
        if before != now {
            write(&now);
            before = now;
        }
    });

    let preset = move |amount: Cents| {
        // Drawn after the fields were last written: the chosen one has to be on from the start.
        let is_on = choice.with_untracked(|choice| choice.amount == Some(ChosenAmount::Preset(amount)));
        choice_of("montant", &amount.get().to_string(), is_on, &text::euros(amount))
    };
    // Drawn anew only when the frequency changes: the boxes keep the focus.
    let is_monthly = Memo::new(move |_| choice.with(|choice| choice.frequency == Frequency::Monthly));
    let presets = live::list(move || {
        let offered = if is_monthly.get() { &amounts.monthly } else { &amounts.once };
        offered.iter().copied().map(|amount| preset(amount).boxed()).collect()
    });
    let gift = move || choice.with(|choice| choice.gift(minimum, maximum));
    let amount = move || gift().and_then(Result::ok);
    let error = move || gift().and_then(Result::err).filter(|_| is_checked.get());
    let is_other = move || choice.with(|choice| matches!(choice.amount, Some(ChosenAmount::Other(_))));

    let rules = tax.clone();
    let status = live::text(move || {
        let frequency = choice.with(|choice| choice.frequency);
        let regime = rules.as_ref().and_then(|tax| choice.with(|choice| choice.regime(tax).cloned()));
        match (amount(), regime) {
            (Some(gift), Some(regime)) => text::real_cost(&cost(gift, frequency, &regime), regime.maximum_reduction),
            (None, Some(_)) => text::NO_AMOUNT_YET.to_owned(),
            (_, None) => String::new(),
        }
    });
    let rules = tax.clone();
    let condition = live::text(move || {
        let regime = rules.as_ref().and_then(|tax| choice.with(|choice| choice.regime(tax).cloned()));
        regime.map(|regime| regime.condition).unwrap_or_default()
    });
    let rules = tax.clone();
    let source = live::string(move || {
        let regime = rules.as_ref().and_then(|tax| choice.with(|choice| choice.regime(tax).cloned()));
        regime.map(|regime| regime.source.as_str().to_owned()).unwrap_or_default()
    });
    let payee = provider.clone();
    let target = move || destination(&payee, amount(), choice.with(|choice| choice.frequency));
    let href = target.clone();
    let departure = live::text(move || {
        text::departure(host(&provider), amount(), choice.with(|choice| choice.frequency), &target())
    });
    let leave = live::on(move |event: leptos::ev::MouseEvent| {
        if matches!(untrack(gift), Some(Err(_))) {
            event.prevent_default();
            is_checked.set(true);
            document::focus("#autre-montant");
        }
    });
    let submit = live::on(move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        is_checked.set(true);
    });
    let untouched = first;
    let forget = live::on(move |_| {
        storage::remove(MEMORY);
        is_remembered.set(false);
        is_checked.set(false);
        choice.set(untouched.clone());
        // The button goes away with its note.
        document::focus("[name=frequence]");
    });

    let has_source = panel.checked_on.is_some();
    view! {
        <section class="donation" aria-labelledby="don">
            {ssr_only!(view! {
                <div class="donation__why">
                    <h2 id="don">{panel.title}</h2>
                    <p>{panel.text}</p>
                    {panel.page.map(|page| view! { <p><a href=page.href>{page.label}</a></p> })}
                </div>
            })}
            <form
                class="donation__form needs-app" node_ref=form novalidate autocomplete="off"
                on:change=change on:submit=submit
            >
                {ssr_only!(frequencies())}
                <fieldset class="choices choices--amounts">
                    {ssr_only!(view! { <legend>{text::AMOUNT}</legend> })}
                    <ul>
                        {presets}
                        {choice_of("montant", OTHER, false, text::OTHER_AMOUNT)}
                    </ul>
                    <div class="donation__other" hidden=live::flag(move || !is_other())>
                        {ssr_only!(view! { <label for="autre-montant">{text::OTHER_AMOUNT_FIELD}</label> })}
                        <input
                            id="autre-montant" name="autre-montant" type="text" inputmode="decimal" autocomplete="off"
                            aria-describedby="autre-montant-erreur"
                            aria-invalid=live::string(move || error().is_some().to_string())
                            on:input=live::on(move |_| read())
                            on:blur=live::on(move |_| is_checked.set(true))
                        />
                        <p id="autre-montant-erreur" class="field-error">
                            {live::text(move || error().map(|error| text::amount_error(&error)).unwrap_or_default())}
                        </p>
                    </div>
                </fieldset>
                {ssr_only!(tax.map(regimes))}
                <p class="donation__cost" role="status">{status}</p>
                <p class="donation__condition">{condition}</p>
                {has_source.then(|| view! {
                    <p class="donation__source">
                        <a href=source rel="external">{text::LAW}</a>
                        {ssr_only!(panel.checked_on.map(checked_on))}
                    </p>
                })}
            </form>
            <div class="donation__go">
                <a class="button button--call" rel="external" href=live::string(move || href().href) on:click=leave>
                    {text::GIVE}
                </a>
                <p class="donation__departure">{departure}</p>
                <p class="donation__memory needs-app" hidden=live::flag(move || !is_remembered.get())>
                    {ssr_only!(view! { <span>{text::CHOICE_REMEMBERED}" "</span> })}
                    <button type="button" class="button button--quiet" on:click=forget>{text::FORGET_CHOICE}</button>
                </p>
            </div>
        </section>
    }
}

/// Once or every month.
#[cfg(feature = "ssr")]
fn frequencies() -> impl IntoView {
    let options = [Frequency::Once, Frequency::Monthly].map(|frequency| {
        let is_on = frequency == Choice::default().frequency;
        choice_of("frequence", frequency_word(frequency), is_on, text::frequency(frequency))
    });
    view! {
        <fieldset class="choices">
            <legend>{text::FREQUENCY}</legend>
            <ul>{options.collect_view()}</ul>
        </fieldset>
    }
}

/// The kinds of donors, of which the law tells one from the other.
#[cfg(feature = "ssr")]
fn regimes(tax: Tax) -> impl IntoView {
    let first = Choice::default().taxed_by(Some(&tax)).regime;
    let options = tax
        .regimes
        .into_iter()
        .map(|regime| choice_of("donateur", regime_word(regime.id), regime.id == first, text::regime(regime.id)));
    view! {
        <fieldset class="choices">
            <legend>{text::DONOR}</legend>
            <ul>{options.collect_view()}</ul>
        </fieldset>
    }
}

/// When somebody last compared the costs with the law.
#[cfg(feature = "ssr")]
fn checked_on(date: DateLabel) -> impl IntoView {
    view! { <span>" "{text::LAW_CHECKED_ON}" "<time datetime=date.iso>{date.label}</time></span> }
}

/// One choice of a group. The form itself listens.
fn choice_of(group: &'static str, value: &str, is_on: bool, label: &str) -> StaticNode {
    let (value, label) = (value.to_owned(), label.to_owned());
    StaticNode::new(move || {
        view! {
            <li><label class="choice">
                <input type="radio" name=group value=value checked=is_on/>
                <span>{label}</span>
            </label></li>
        }
    })
}

fn frequency_word(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Once => "ponctuel",
        Frequency::Monthly => "mensuel",
    }
}

fn read_frequency(word: &str) -> Option<Frequency> {
    [Frequency::Once, Frequency::Monthly].into_iter().find(|frequency| frequency_word(*frequency) == word)
}

fn regime_word(regime: RegimeId) -> &'static str {
    match regime {
        RegimeId::Ir => "ir",
        RegimeId::Ifi => "ifi",
        RegimeId::Is => "is",
    }
}

fn read_regime(word: &str) -> Option<RegimeId> {
    [RegimeId::Ir, RegimeId::Ifi, RegimeId::Is].into_iter().find(|regime| regime_word(*regime) == word)
}
