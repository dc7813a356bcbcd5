#[cfg(feature = "ssr")]
use crate::page_data::{DateLabel, PageLink};
use crate::{
    catalogue::{Cents, Frequency},
    donation::{AmountError, Beginning, ChosenAmount, Fields, GiftChoice, OTHER, Offer, host},
    page_data::DonationPanelData,
    platform::{document, form, storage, timer},
    routes::parameter,
    text,
    view::{IntoBoxed, StaticNode, live, ssr_only},
};
use leptos::{
    ev::{MouseEvent, SubmitEvent},
    html,
    prelude::*,
};
use leptos_router::hooks::use_query_map;
use std::sync::Arc;

/// Where the device keeps an unfinished choice.
const MEMORY: &str = "kiosque.don";

/// The field of an amount that is typed.
const TYPED: &str = "autre-montant";

/// The group of those who may give.
const DONOR: &str = "donateur";

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
    let has_source = panel.checked_on.is_some();
    let offer = Arc::new(Offer { amounts, minimum, maximum, provider, tax });
    let state = State::new(&offer);
    let own = offer.clone();
    let change = live::on(move |_| state.change(&own));
    let submit = live::on(move |event: SubmitEvent| {
        event.prevent_default();
        state.is_checked.set(true);
    });
    #[cfg(feature = "ssr")]
    let own = offer.clone();
    view! {
        <section class="donation" aria-labelledby="don">
            {ssr_only!(why(panel.title, panel.text, panel.page))}
            <form
                class="donation__form needs-app" node_ref=state.form novalidate autocomplete="off"
                on:change=change on:submit=submit
            >
                {ssr_only!(frequencies())}
                {presets(state, &offer)}
                {ssr_only!(regimes(&own))}
                {costs(state, &offer)}
                {has_source.then(|| view! {
                    <p class="donation__source">
                        <a href=source(state, &offer) rel="external">{text::LAW}</a>
                        {ssr_only!(panel.checked_on.map(checked_on))}
                    </p>
                })}
            </form>
            {departure(state, &offer)}
        </section>
    }
}

/// Why to give.
#[cfg(feature = "ssr")]
fn why(title: String, text: String, page: Option<PageLink>) -> impl IntoView {
    view! {
        <div class="donation__why">
            <h2 id="don">{title}</h2>
            <p>{text}</p>
            {page.map(|page| view! { <p><a href=page.href>{page.label}</a></p> })}
        </div>
    }
}

/// Once or every month.
#[cfg(feature = "ssr")]
fn frequencies() -> impl IntoView {
    let options = Frequency::ALL.map(|frequency| {
        let is_on = frequency == GiftChoice::default().frequency;
        choice_of(parameter::FREQUENCY, parameter::frequency(frequency), is_on, text::frequency(frequency))
    });
    view! {
        <fieldset class="choices">
            <legend>{text::FREQUENCY}</legend>
            <ul>{options.collect_view()}</ul>
        </fieldset>
    }
}

/// The amounts offered, and the field of another one.
fn presets(state: State, offer: &Arc<Offer>) -> impl IntoView + use<> {
    let preset = move |amount: Cents| {
        // Drawn after the fields were last written: the chosen one has to be on from the start.
        let is_on = state.choice.with_untracked(|choice| choice.amount == Some(ChosenAmount::Preset(amount)));
        choice_of(parameter::AMOUNT, &amount.get().to_string(), is_on, &text::euros(amount))
    };
    // Drawn anew only when the frequency changes: the boxes keep the focus.
    let is_monthly = Memo::new(move |_| state.choice.with(|choice| choice.frequency == Frequency::Monthly));
    let own = offer.clone();
    let presets = live::list(move || {
        let offered = if is_monthly.get() { &own.amounts.monthly } else { &own.amounts.once };
        offered.iter().copied().map(|amount| preset(amount).boxed()).collect()
    });
    let limits = offer.limits();
    let error = move || state.gift(limits).and_then(Result::err).filter(|_| state.is_checked.get());
    let is_other = move || state.choice.with(|choice| matches!(choice.amount, Some(ChosenAmount::Other(_))));
    view! {
        <fieldset class="choices choices--amounts">
            {ssr_only!(view! { <legend>{text::AMOUNT}</legend> })}
            <ul>
                {presets}
                {choice_of(parameter::AMOUNT, OTHER, false, text::OTHER_AMOUNT)}
            </ul>
            <div class="donation__other" hidden=live::flag(move || !is_other())>
                {ssr_only!(view! { <label for="autre-montant">{text::OTHER_AMOUNT_FIELD}</label> })}
                <input
                    id="autre-montant" name=TYPED type="text" inputmode="decimal" autocomplete="off"
                    aria-describedby="autre-montant-erreur"
                    aria-invalid=live::string(move || error().is_some().to_string())
                    on:input=live::on(move |_| state.type_amount())
                    on:blur=live::on(move |_| state.is_checked.set(true))
                />
                <p id="autre-montant-erreur" class="field-error">
                    {live::text(move || error().map(|error| text::amount_error(&error)).unwrap_or_default())}
                </p>
            </div>
        </fieldset>
    }
}

/// The kinds of donors that the law tells apart; nothing where no tax is reduced.
#[cfg(feature = "ssr")]
fn regimes(offer: &Offer) -> impl IntoView + use<> {
    let first = offer.first().regime;
    offer.tax.as_ref().map(|tax| {
        let options = tax.regimes.iter().map(|regime| {
            let is_on = regime.id == first;
            choice_of(DONOR, regime.id.as_str(), is_on, text::regime(regime.id))
        });
        view! {
            <fieldset class="choices">
                <legend>{text::DONOR}</legend>
                <ul>{options.collect_view()}</ul>
            </fieldset>
        }
    })
}

/// What the gift costs in the end, within which limits, and by which law.
fn costs(state: State, offer: &Arc<Offer>) -> impl IntoView + use<> {
    let own = offer.clone();
    let status = live::text(move || {
        state.choice.with(|choice| match (own.cost(choice), own.regime(choice)) {
            (Some(cost), Some(regime)) => text::real_cost(&cost, regime.maximum_reduction),
            (None, Some(_)) => text::NO_AMOUNT_YET.to_owned(),
            (_, None) => String::new(),
        })
    });
    let own = offer.clone();
    let condition = live::text(move || {
        state.choice.with(|choice| own.regime(choice).map(|regime| regime.condition.clone()).unwrap_or_default())
    });
    view! {
        <p class="donation__cost" role="status">{status}</p>
        <p class="donation__condition">{condition}</p>
    }
}

/// The address of the law that the costs follow.
fn source(state: State, offer: &Arc<Offer>) -> live::LiveString {
    let own = offer.clone();
    let address = move |choice: &GiftChoice| own.regime(choice).map(|regime| regime.source.as_str().to_owned());
    live::string(move || state.choice.with(|choice| address(choice).unwrap_or_default()))
}

/// When somebody last compared the costs with the law.
#[cfg(feature = "ssr")]
fn checked_on(date: DateLabel) -> impl IntoView {
    view! { <span>" "{text::LAW_CHECKED_ON}" "<time datetime=date.iso>{date.label}</time></span> }
}

/// The call to action, where it leads, and what the device remembers.
fn departure(state: State, offer: &Arc<Offer>) -> impl IntoView + use<> {
    let own = offer.clone();
    let href = live::string(move || state.choice.with(|choice| own.destination(choice).href));
    let own = offer.clone();
    let departure = live::text(move || {
        state.choice.with(|choice| {
            text::departure(host(&own.provider), own.gift(choice), choice.frequency, &own.destination(choice))
        })
    });
    let limits = offer.limits();
    let leave = live::on(move |event: MouseEvent| {
        if matches!(untrack(|| state.gift(limits)), Some(Err(_))) {
            event.prevent_default();
            state.is_checked.set(true);
            document::focus("#autre-montant");
        }
    });
    let own = offer.clone();
    let forget = live::on(move |_| state.forget(&own));
    view! {
        <div class="donation__go">
            <a class="button button--call" rel="external" href=href on:click=leave>{text::GIVE}</a>
            <p class="donation__departure">{departure}</p>
            <p class="donation__memory needs-app" hidden=live::flag(move || !state.is_remembered.get())>
                {ssr_only!(view! { <span>{text::CHOICE_REMEMBERED}" "</span> })}
                <button type="button" class="button button--quiet" on:click=forget>{text::FORGET_CHOICE}</button>
            </p>
        </div>
    }
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

/// What the panel knows of its donor.
#[derive(Clone, Copy)]
struct State {
    /// The form, whose fields are the browser's.
    form: NodeRef<html::Form>,
    /// What its fields say.
    choice: RwSignal<GiftChoice>,
    /// Whether the donor has left the field of the other amount: an error shown earlier would interrupt.
    is_checked: RwSignal<bool>,
    /// Whether the device remembered the choice.
    is_remembered: RwSignal<bool>,
}

impl State {
    fn new(offer: &Arc<Offer>) -> Self {
        let state = Self {
            form: NodeRef::new(),
            choice: RwSignal::new(offer.first()),
            is_checked: RwSignal::new(false),
            is_remembered: RwSignal::new(false),
        };
        let (own, query) = (offer.clone(), use_query_map());
        live::effect(move || {
            let asked = query.with_untracked(|query| {
                let frequency = query.get_str(parameter::FREQUENCY).and_then(parameter::read_frequency);
                let amount = query.get_str(parameter::AMOUNT);
                GiftChoice::from_query(amount, frequency, &own.amounts, own.minimum, own.maximum)
            });
            state.begin(&own, asked);
        });
        // The amounts offered depend on the frequency, so the fields follow once those are drawn.
        let mut before = offer.first();
        live::effect(move || {
            let now = state.choice.get();
            if before != now {
                state.write(&now);
                before = now;
            }
        });
        state
    }

    /// Takes up what the donor has begun, here, at a link that led here, or days ago.
    fn begin(self, offer: &Offer, asked: Option<GiftChoice>) {
        let first = offer.first();
        let done = match self.read() {
            Some(fields) => fields.choice(&first),
            None => first,
        };
        match offer.begin(done, asked, remembered) {
            Beginning::AsItIs(choice) | Beginning::Asked(choice) => self.choice.set(choice),
            Beginning::Remembered(choice) => {
                self.is_remembered.set(true);
                self.choice.set(choice);
            }
        }
    }

    /// Follows a field that has changed, and remembers the choice.
    fn change(self, offer: &Offer) {
        let Some(fields) = self.read() else { return };
        let choice = offer.change(&self.choice.get_untracked(), fields);
        storage::set(MEMORY, &choice.to_memory(timer::now()));
        self.choice.set(choice);
    }

    /// Follows an amount while it is typed.
    fn type_amount(self) {
        let Some(fields) = self.read() else { return };
        self.choice.set(fields.choice(&self.choice.get_untracked()));
    }

    /// Forgets what the device remembered.
    fn forget(self, offer: &Offer) {
        storage::remove(MEMORY);
        self.is_remembered.set(false);
        self.is_checked.set(false);
        self.choice.set(offer.first());
        // The button goes away with its note.
        document::focus("[name=frequence]");
    }

    /// The gift, or what is wrong with it; nothing as long as no amount is chosen.
    fn gift(self, (minimum, maximum): (Cents, Cents)) -> Option<Result<Cents, AmountError>> {
        self.choice.with(|choice| choice.gift(minimum, maximum))
    }

    /// What the fields say.
    fn read(self) -> Option<Fields> {
        let form = self.form.get_untracked()?;
        Some(Fields {
            frequency: form::chosen(&form, parameter::FREQUENCY),
            amount: form::chosen(&form, parameter::AMOUNT),
            typed: form::text(&form, TYPED),
            regime: form::chosen(&form, DONOR),
        })
    }

    /// Has the fields say a choice. What is typed stays while it does not count.
    fn write(self, choice: &GiftChoice) {
        let Some(form) = self.form.get_untracked() else { return };
        let Fields { frequency, amount, typed, regime } = Fields::of(choice);
        form::choose(&form, parameter::FREQUENCY, frequency.as_deref());
        form::choose(&form, DONOR, regime.as_deref());
        if amount.as_deref() == Some(OTHER) {
            form::set_text(&form, TYPED, &typed);
        }
        form::choose(&form, parameter::AMOUNT, amount.as_deref());
    }
}

/// The choice that the device remembers; one that is too old, or means nothing, is forgotten.
fn remembered() -> Option<GiftChoice> {
    let known = GiftChoice::from_memory(&storage::get(MEMORY)?, timer::now());
    if known.is_none() {
        storage::remove(MEMORY);
    }
    known
}
