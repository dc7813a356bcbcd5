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

const LEFT_OUT: [LeftOut; 23] = [
    LeftOut {
        engines: &[Engine::WebKit],
        reason: "on the way back WebKit passes over what a script, and no visitor, has pressed",
        journeys: &[
            "listing::filters_ticked_at_once_are_a_step_of_the_history_each",
            "listing::a_link_followed_right_after_a_filter_leads_there_and_back_to_the_filter",
        ],
    },
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
            "coming_back::a_link_that_ends_with_a_slash_leads_to_the_same_page",
            "coming_back::filters_of_a_list_whose_address_ends_with_a_slash_stay_open_and_keep_the_focus",
            "sharing::an_e_mail_names_the_entry_and_its_address",
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
            "entry::citation_files_are_left_to_the_browser",
            "loading::a_link_to_a_page_that_is_gone_leads_to_the_page_that_helps",
            "citing::a_click_with_a_modifier_on_the_other_styles_is_left_to_the_browser",
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
            "chunks::a_panel_that_an_extension_has_changed_meanwhile_works",
            "chunks::a_search_that_an_extension_has_changed_meanwhile_works",
        ],
    },
    LeftOut {
        engines: OTHERS,
        reason: "the focus follows the document in every engine, and other journeys press Tab in all of them",
        journeys: &["keyboard::the_stops_of_the_home_page_follow_its_reading_order"],
    },
    LeftOut {
        engines: OTHERS,
        reason: "a file that does not come is the same refusal in every engine, and every engine is refused a page and code",
        journeys: &[
            "loading::filters_that_do_not_come_say_so_and_another_try_brings_them",
            "loading::after_a_page_that_did_not_come_back_still_works",
            "chunks::a_panel_whose_code_does_not_come_says_so_and_the_next_choice_tries_again",
            "chunks::after_a_page_whose_code_did_not_come_back_still_works",
            "chunks::the_search_works_without_its_code_as_the_form_that_it_is",
            "citing::styles_that_do_not_come_leave_the_citation_and_are_asked_for_again",
            "citing::without_the_code_of_the_buttons_the_other_styles_are_a_page",
            "kept::a_list_whose_code_does_not_come_says_so_until_it_comes",
            "player::a_player_that_does_not_come_says_so_and_the_next_press_brings_it",
            "sharing::a_menu_that_does_not_come_is_told_of_and_asked_for_again",
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
        reason: "what is kept is read and judged by the same code in every engine, and every engine keeps and reads some",
        journeys: &[
            "citing::the_device_remembers_the_style_until_the_first_one_is_chosen_again",
            "citing::what_others_wrote_in_the_place_of_the_style_presses_nothing",
            "donation::a_typed_amount_comes_back_as_it_was_typed",
            "kept::a_damaged_list_that_cannot_be_set_aside_is_not_mentioned_once_it_is_forgotten",
            "kept::a_list_that_is_larger_than_can_be_read_again_is_not_stored",
            "kept::all_removals_are_taken_back_at_once",
            "kept::an_entry_that_has_gone_is_marked_and_one_that_did_not_come_is_not",
            "kept::citations_of_the_whole_list_are_one_file_and_what_has_gone_is_told",
            "kept::of_a_list_of_a_later_version_nothing_is_said_or_offered",
            "kept::titles_and_notes_from_anywhere_are_text",
            "search::the_slash_can_be_switched_off_for_this_visit_and_later_ones",
        ],
    },
    LeftOut {
        engines: OTHERS,
        reason: "what comes first, last or not at all is decided by the same code in every engine, from what has come",
        journeys: &[
            "chunks::the_first_page_is_there_for_the_way_back_without_a_request",
            "kept::a_notice_goes_by_itself",
            "kept::a_second_press_while_the_code_is_on_its_way_means_what_the_button_says",
            "listing::what_a_list_keeps_is_not_drawn_again",
            "loading::a_visitor_who_goes_elsewhere_meanwhile_gets_what_was_asked_last",
            "loading::nothing_flashes_for_a_fast_answer",
            "navigation::what_the_head_says_of_one_page_is_not_said_of_the_next",
            "search::an_answer_that_comes_too_late_is_not_shown",
            "search::nothing_is_fetched_for_the_search_before_it_is_reached",
        ],
    },
    LeftOut {
        engines: OTHERS,
        reason: "other journeys of these engines press the same keys, choose in such a form, and read such a page",
        journeys: &[
            "keyboard::the_carousel_is_moved_with_its_buttons",
            "starting::a_gift_chosen_before_the_start_is_kept_and_answered",
            "starting::an_order_chosen_before_the_start_is_kept_and_followed",
            "without_scripts::a_listing_says_that_filters_need_scripts",
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
            "citing::a_browser_that_copies_plain_text_only_still_copies",
            "entry::a_browser_that_refuses_to_copy_is_told_of",
            "kept::what_the_device_refuses_to_store_is_said_and_nothing_is_lost",
            "player::a_device_that_has_lost_its_voice_says_so",
            "player::the_device_is_told_what_plays_and_its_keys_are_obeyed",
            "player::without_a_voice_of_the_device_for_the_language_there_is_no_button",
            "search::the_keys_of_an_input_method_are_left_to_it",
            "sharing::a_device_that_refuses_to_share_offers_the_menu_and_a_visitor_who_gives_up_is_left_alone",
            "sharing::a_device_with_a_way_of_its_own_shares_at_once",
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
