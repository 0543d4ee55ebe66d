package org.gatehouse.watch;

import java.util.List;

/// What people write around a meeting's details, in many tempers and languages. `{id}` is the
/// number, `{pw}` its passcode, `{link}` a link.
final class Phrasing {
    /// A number among words of meetings.
    static final List<String> NUMBERS =
            List.of(
                    "someone get in this zoom: {id}",
                    "the zoom number is {id} if anyone wants in",
                    "Zoom meeting id {id}, starts 7pm, everyone welcome!",
                    "meeting ID: {id} #zoom #raid",
                    "anyone up for a laugh? council zoom tonight {id} get in there lads",
                    "police forum happening RIGHT NOW on zoom\n{id}\nbe quick before they lock it",
                    "join my meeting {id} pls, need as many as possible",
                    "Just sharing the meeting number in case anybody missed the e-mail: {id}",
                    "{id} <- zoom, starts in 5",
                    "{id} zoom id, have fun",
                    "ID de la réunion : {id}, venez nombreux",
                    "Meeting-ID: {id}, heute Abend um sieben",
                    "el id de la reunión es {id} por si alguien quiere entrar",
                    "Webinar ID {id}, open to all neighbours",
                    "teams meeting {id} going on now lol",
                    "My gran's residents association zoom call. {id}. You know what to do",
                    "The meeting code (don't tell anyone) = {id}",
                    "zoomers assemble, room {id}",
                    "If the link does not work for you, type {id} into the Zoom app",
                    "RT @neighbour: tonight's Zoom: {id}",
                    "Dial in and enter the meeting id {id} when the voice asks for it",
                    "the conference number for tonight's policing meeting is {id}");

    /// A number and its passcode.
    static final List<String> PAIRS =
            List.of(
                    "zoom meeting id {id} pw {pw} come and ask the police about speeding",
                    "raid this lol {id} / {pw} act normal say you are from the village",
                    "Topic: Community forum\nMeeting ID: {id}\nPasscode: {pw}",
                    "join us on zoom {id} password: {pw} bring friends",
                    "Forum tonight at 7! Zoom ID: {id} passcode {pw}, all welcome",
                    "{id}\n{pw}\nyou know what to do",
                    "{id} {pw}",
                    "{id}:{pw}",
                    "{id} - {pw} live now",
                    "id {id} pass {pw}",
                    "passcode {pw} and the meeting is {id}",
                    "password is {pw}. number is {id}. go.",
                    "pw={pw} id={id}",
                    "code secret: {pw}\nID de réunion: {id}",
                    "Kenncode {pw}, Meeting-ID {id}",
                    "the number is {id} and when it asks you type {pw}, say you are Brian from Amersham",
                    "Hi all, for those who can't find the mail: the ID is {id}. The passcode is {pw}. See you at seven!",
                    "📢 ZOOM 📢\n🆔 {id}\n🔑 {pw}",
                    "Meeting ID ➡️ {id}\nPassword ➡️ {pw}",
                    "• ID: {id}\n• Passcode: {pw}",
                    "get in here {id} (pass: {pw})",
                    "{id} pwd:{pw}",
                    "{pw} is the pass for {id}",
                    "room {id}, password \"{pw}\" without the quotes",
                    "Join Zoom Meeting\nMeeting ID: {id}\nPasscode: {pw}\n---\nOne tap mobile",
                    "{id}#{pw}",
                    "{id},{pw}",
                    "{id}|{pw}",
                    "{id} → {pw}");

    static final List<String> LINKS =
            List.of(
                    "Here is the link, share it widely: {link}",
                    "{link}",
                    "police meeting live now {link} go go go",
                    "Please join the forum tonight {link}",
                    "({link})",
                    "<{link}>",
                    "{link}.",
                    "{link}, see you there",
                    "click \"{link}\"",
                    "[come in]({link})",
                    "<a href=\"{link}\">come in</a>",
                    "link:{link}",
                    "raid👉{link}👈",
                    "**{link}**",
                    "_{link}_",
                    "`{link}`",
                    "Zoom – {link} – 7pm",
                    "link in {link}!!!",
                    "{link}\n\nsent from my phone",
                    "来てください {link} ！");

    private Phrasing() {}
}
