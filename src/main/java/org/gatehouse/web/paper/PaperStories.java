package org.gatehouse.web.paper;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.web.Choice;
import org.gatehouse.web.Form;
import org.gatehouse.web.storybook.Story;

/// The stories of passes on paper.
public final class PaperStories {
    private PaperStories() {}

    public static List<Story> all() {
        Form wrong = Form.EMPTY.with(List.of(Problem.of("code", "paper.wrong")));
        Form missing = Form.EMPTY.with(List.of(Problem.of("how", "neighbour.problem.how")));
        return List.of(
                Story.page("paper-neighbour", "paper/neighbour.jte", neighbour(missing)),
                Story.page("paper-sheet", "paper/sheet.jte", sheet(Optional.empty())),
                Story.page(
                        "paper-sheet-used",
                        "paper/sheet.jte",
                        sheet(Optional.of("Thursday 11 November 2021, 6:40 pm"))),
                Story.page("paper-open", "paper/open.jte", open(Form.EMPTY)),
                Story.page("paper-open-wrong", "paper/open.jte", open(wrong)));
    }

    private static Map<String, ?> neighbour(Form form) {
        return Map.of(
                "here",
                "/office/meetings/1",
                "meeting",
                "Road safety in Mill Lane",
                "areas",
                List.of(Choice.of("Chesham", "Chesham")),
                "form",
                form);
    }

    private static Map<String, ?> sheet(Optional<String> used) {
        String pass =
                "https://forum.example.org/p/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ/paper";
        return Map.of(
                "sheet",
                new SheetView(
                        "/office/meetings/1/registrants/2/paper",
                        "/office/meetings/1",
                        "Margaret Hale",
                        "Road safety in Mill Lane",
                        "Thursday 11 November 2021, 7:15 pm (UK time)",
                        "7 pm",
                        pass,
                        "K7QD-4MXP",
                        "https://forum.example.org/meetings/road-safety-2021-11-11",
                        used));
    }

    private static Map<String, ?> open(Form form) {
        return Map.of("path", "/p/sample", "form", form);
    }
}
