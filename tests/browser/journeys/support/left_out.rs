//! The journeys that some engines skip, and why, in one list.
//!
//! Some need what only one driver can do. The others show what cannot differ between engines: what the application
//! computes from an address, which is the same code everywhere, and rules that read the document and its styles.

use super::engine::{Engine, engine};

/// Journeys that some engines skip.
struct LeftOut {
    engines: &'static [Engine],
    reason: &'static str,
    /// Their names, or prefixes of the names of a file's journeys.
    journeys: &'static [&'static str],
}

/// All engines but Chromium.
const OTHERS: &[Engine] = &[Engine::Firefox, Engine::WebKit];

const LEFT_OUT: [LeftOut; 19] = [
    LeftOut {
        engines: OTHERS,
        reason: "only Chromium's driver can ask for less motion",
        journeys: &[
            "carousel::a_slide_moves_at_once_for_visitors_who_want_less_motion",
            "giving_way::no_page_fades_for_visitors_who_want_less_motion",
        ],
    },
    LeftOut {
        engines: OTHERS,
        reason: "only Chromium's driver changes the settings of a device",
        journeys: &["settings::"],
    },
    LeftOut {
        engines: OTHERS,
        reason: "only Chromium's driver sets the scheme of the device",
        journeys: &["appearance::"],
    },
    LeftOut {
        engines: OTHERS,
        reason: "the windows of other engines cannot be made as narrow as a telephone",
        journeys: &[
            "citing::a_finger_chooses_a_style_on_a_phone",
            "kept::on_a_phone_an_entry_is_kept_by_touch_and_noted",
            "kept::the_list_keeps_the_rules_whatever_is_in_it",
            "player::the_player_fits_a_phone_and_passes_an_audit",
            "sharing::a_finger_shares_a_passage_on_a_phone",
            "small_screens::",
        ],
    },
    LeftOut {
        engines: OTHERS,
        reason: "only Chromium plays sound on a machine that has none",
        journeys: &["player::a_real_recording_plays_within_the_policy_of_the_site"],
    },
    LeftOut {
        engines: OTHERS,
        reason: "only Chromium's driver shows the whole accessibility tree",
        journeys: &["outline::"],
    },
    LeftOut {
        engines: OTHERS,
        reason: "only Chromium's driver shows a page as it is printed",
        journeys: &[
            "print::the_main_pages_on_paper_have_their_pictures",
            "print::no_control_is_printed",
            "print::the_reading_list_is_printed_with_its_notes_and_addresses_and_without_its_controls",
            "print::an_entry_is_printed_with_its_date_its_citation_and_its_addresses",
            "print::the_carousel_is_printed_as_a_list_of_all_its_entries",
            "giving_way::the_page_that_waits_is_not_printed",
        ],
    },
    LeftOut {
        engines: &[Engine::WebKit],
        reason: "WebKit's driver does not print",
        journeys: &["print::an_entry_can_be_printed"],
    },
    LeftOut {
        engines: OTHERS,
        reason: "the rules read the document and its styles, which are the same in every engine",
        journeys: &[
            "audit::",
            "gallery::",
            "navigation::a_page_looks_the_same_from_whichever_page_it_is_opened",
            "carousel::slides_are_numbered_groups_with_one_link_each",
            "print::every_kind_of_page_can_be_printed",
        ],
    },
    LeftOut {
        engines: OTHERS,
        reason: "pages of one kind differ in their words alone, and every engine opens a page of every kind",
        journeys: &[
            "every_page::every_address_opens_and_starts_without_a_complaint",
            "every_page::every_other_address_opens_and_starts_without_a_complaint",
        ],
    },
    LeftOut {
        engines: OTHERS,
        reason: "a large site is compressed in the same way for all, and one engine that opens it is enough",
        journeys: &["at_size::"],
    },
    LeftOut {
        engines: OTHERS,
        reason: "the answer is computed from the address by the same code in every engine",
        journeys: &[
            "listing::filters_add_up_within_a_group_and_narrow_between_groups",
            "listing::the_listing_of_a_theme_filters_its_own_entries",
            "listing::a_question_without_an_answer_offers_ways_out",
            "listing::values_that_mean_nothing_are_ignored",
            "listing::a_shared_search_finds_words_after_an_apostrophe",
            "listing::words_without_a_match_say_so_and_can_be_dropped",
            "listing::the_heading_and_the_title_tell_the_whole_question",
            "listing::the_feed_offered_is_the_one_that_fits_the_filter",
            "listing::the_feed_of_a_theme_is_offered_when_it_is_opened_from_another_theme",
            "listing::an_order_is_chosen_and_kept_in_the_address",
            "listing::deleting_the_words_shows_the_whole_list_again",
            "listing::filters_are_taken_back_one_by_one_or_all_at_once",
            "search::an_answer_says_what_else_was_looked_for_and_that_no_entry_has_all_words",
            "search::enter_asks_the_list_of_all_entries",
            "search::the_way_to_all_answers_is_the_last_suggestion",
            "donation::the_panel_tells_the_real_cost_for_each_kind_of_donor",
            "donation::a_campaign_s_address_chooses_beforehand",
            "donation::the_call_leads_to_the_provider_and_names_it_before",
            "donation::a_monthly_gift_is_told_by_month_and_by_year",
            "donation::an_amount_is_typed_as_people_type_it",
            "donation::an_amount_that_cannot_be_is_explained_at_its_field",
            "donation::the_call_does_not_leave_with_an_amount_that_cannot_be",
            "donation::neither_an_amount_nor_a_monthly_gift_is_chosen_for_the_donor",
        ],
    },
    LeftOut {
        engines: OTHERS,
        reason: "links are followed in the same way wherever they stand, and every engine follows some",
        journeys: &[
            "navigation::a_theme_and_a_person_lead_to_their_listings",
            "navigation::breadcrumbs_lead_back_up_and_name_this_page_last",
            "navigation::the_neighbours_of_an_entry_lead_through_its_section",
            "navigation::the_pages_of_a_listing_follow_each_other",
            "entry::related_entries_lead_on",
            "navigation::the_navigation_says_which_page_is_shown",
            "without_scripts::the_call_to_give_leads_to_the_provider",
        ],
    },
    LeftOut {
        engines: OTHERS,
        reason: "the files of an edition are kept and asked for anew by the same code in every engine",
        journeys: &["republished::"],
    },
    LeftOut {
        engines: OTHERS,
        reason: "a text is replaced in the same way in every engine, and every engine opens translated pages",
        journeys: &[
            "foreign_changes::a_page_translated_when_it_was_read_works",
            "foreign_changes::a_page_translated_while_it_was_read_works",
            "foreign_changes::a_page_translated_in_the_last_moment_works",
            "foreign_changes::an_error_in_a_translated_panel_is_shown_and_taken_back",
            "foreign_changes::costs_stay_right_when_the_translator_comes_back_after_every_change",
            "foreign_changes::the_heading_and_the_count_of_a_translated_listing_follow_its_filters",
            "foreign_changes::the_play_button_of_a_translated_carousel_says_what_it_does",
        ],
    },
    LeftOut {
        engines: OTHERS,
        reason: "the focus follows the document in every engine, and other journeys press Tab in all of them",
        journeys: &["keyboard::the_stops_of_the_home_page_follow_its_reading_order"],
    },
    LeftOut {
        engines: OTHERS,
        reason: "a file that does not come is the same refusal in every engine, and every engine is refused a page",
        journeys: &[
            "loading::filters_that_do_not_come_say_so_and_another_try_brings_them",
            "loading::after_a_page_that_did_not_come_back_still_works",
        ],
    },
    LeftOut {
        engines: OTHERS,
        reason: "what is drawn ahead is decided by the same code in every engine, and every engine lays out an entry ahead",
        journeys: &[
            "giving_way::an_entry_that_waits_is_not_drawn_again_when_it_is_reached_for_another_way",
            "giving_way::an_entry_that_is_opened_before_its_data_came_does_not_wait_to_be_shown_again",
        ],
    },
    LeftOut {
        engines: OTHERS,
        reason: "what decides is a value that the journey gives the browser, not the browser",
        journeys: &[
            "navigation::on_a_2g_network_the_pages_of_the_cards_in_view_are_not_fetched",
            "navigation::the_data_of_visitors_who_save_it_is_fetched_only_by_a_click",
            "starting::the_application_waits_for_a_visitor_who_saves_data",
            "giving_way::no_page_fades_where_the_browser_takes_long",
        ],
    },
];

/// Why this engine skips the journey of this name; `None` if it does not.
pub fn left_out(journey: &str) -> Option<&'static str> {
    let is_meant = |name: &&&str| journey == **name || (name.ends_with("::") && journey.starts_with(**name));
    let list = LEFT_OUT.iter().filter(|list| list.engines.contains(&engine()));
    list.filter(|list| list.journeys.iter().any(|name| is_meant(&name))).map(|list| list.reason).next()
}

/// Every name and prefix in the list.
pub fn names_left_out() -> impl Iterator<Item = &'static str> {
    LEFT_OUT.iter().flat_map(|list| list.journeys.iter().copied())
}
