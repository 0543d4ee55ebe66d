package org.gatehouse.rehearsal;

/// Everybody comes to the door. Some press buttons that no page shows them.
final class Knocking implements Act {
    @Override
    public String title() {
        return "At the door";
    }

    @Override
    public void play(Stage stage) {
        stage.at(Stage.EVENING, "18:20");
        stage.all(stage.intruders(), "knocking early", Attendee::knockEarly);
        stage.at(Stage.EVENING, "18:32");
        stage.all(stage.atTheDoor(), "knocking", Attendee::knock);
        stage.all(
                stage.atTheDoor(),
                "joining before a verdict",
                one -> one.joinByForce(Guard.VERDICT_FIRST));
        stage.timeline.tell(
                "%d people knock; each also presses Join by force before anybody has decided."
                        .formatted(stage.atTheDoor().size()));
    }
}
