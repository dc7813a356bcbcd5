use crate::{
    html::{SafeHtml, escape, fill},
    playback::SPEEDS,
    text,
};

/// The bar at the bottom of the window, for a recording or for what the device reads out. It stands outside of the pages, so it stays while
/// they change. Whoever plays fills in what is heard.
pub fn player() -> SafeHtml {
    let words = [
        text::PLAYER,
        text::PLAY_SOUND,
        text::BACK[1],
        text::BACK[0],
        text::FORWARD[1],
        text::FORWARD[0],
        text::SOUND_POSITION,
        text::SPEED,
        text::CLOSE_PLAYER,
        text::FROM_START,
    ];
    let [player, play, back, back_sign, forward, forward_sign, position, speed, close, from_start] = words.map(escape);
    let speeds =
        SPEEDS.map(|speed| fill("<option value=\"{}\">{}</option>", [&escape(speed), &escape(&text::speed(speed))]));
    let [s1, s2, s3, s4, s5, s6] = &speeds;
    let speeds = SafeHtml::concat([s1, s2, s3, s4, s5, s6]);
    fill(
        "<section class=\"player\" id=\"lecteur\" tabindex=\"-1\" aria-label=\"{}\">\
         <p class=\"player__title\"><a></a></p>\
         <div class=\"player__message\"><p role=\"status\"></p><a class=\"button button--quiet\" rel=\"external\" hidden></a>\
         <button type=\"button\" class=\"button button--quiet\" data-press=\"start\" hidden>{}</button></div>\
         <div class=\"player__line\"><span class=\"player__time\"></span>\
         <input type=\"range\" min=\"0\" value=\"0\" aria-label=\"{}\"><span class=\"player__length\"></span></div>\
         <div class=\"player__buttons\">\
         <button type=\"button\" class=\"button player__play\" data-press=\"play\" aria-label=\"{}\">\
         <svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M7 4v16l13-8z\"/><path d=\"M6 4h4v16H6zM14 4h4v16h-4z\"/></svg></button>\
         <button type=\"button\" class=\"button button--quiet\" data-press=\"back\" aria-label=\"{}\">{}</button>\
         <button type=\"button\" class=\"button button--quiet\" data-press=\"forward\" aria-label=\"{}\">{}</button>\
         <select aria-label=\"{}\">{}</select>\
         <button type=\"button\" class=\"button button--quiet\" data-press=\"close\" aria-label=\"{}\">\
         <svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M5 5l14 14M19 5L5 19\"/></svg></button>\
         </div></section>",
        [&player, &from_start, &position, &play, &back, &back_sign, &forward, &forward_sign, &speed, &speeds, &close],
    )
}

/// The skip link to the player, after the one to the content.
pub fn skip_to_player() -> SafeHtml {
    fill("<a class=\"skip-link\" href=\"#lecteur\" target=\"_self\">{}</a>", [&escape(text::SKIP_TO_PLAYER)])
}
