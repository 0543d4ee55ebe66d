import java.io.File;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Reads Surefire's reports in the folder that is named first, prints what failed and what was
/// skipped with the reason, and ends with `N passed, N failed`. What went wrong before any test
/// could run is counted by the second argument. Exits with 1 where anything failed.
public final class Tally {
    private static final int LINES_TOLD = 12;
    private static final int PLACES_TOLD = 4;

    private int passed;
    private int failed;
    private int skipped;

    public static void main(String[] args) throws Exception {
        Tally tally = new Tally();
        tally.failed = Integer.parseInt(args[1]);
        File[] reports = new File(args[0]).listFiles((_, name) -> name.matches("TEST-.*\\.xml"));
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder reader = factory.newDocumentBuilder();
        if (reports != null) {
            Arrays.sort(reports);
            for (File report : reports) {
                tally.add(reader.parse(report).getElementsByTagName("testcase"));
            }
        }
        boolean nothingRan = tally.passed + tally.failed == 0;
        if (nothingRan) {
            System.out.println("FAILED  no test ran at all");
            tally.failed = 1;
        }
        System.out.println(
                tally.passed + " passed, " + tally.failed + " failed"
                        + (tally.skipped > 0 ? ", " + tally.skipped + " skipped" : ""));
        System.exit(tally.failed > 0 ? 1 : 0);
    }

    private void add(NodeList cases) {
        for (int i = 0; i < cases.getLength(); i++) {
            add((Element) cases.item(i));
        }
    }

    private void add(Element test) {
        Element failure = child(test, "failure");
        Element error = child(test, "error");
        Element skip = child(test, "skipped");
        if (failure != null || error != null) {
            failed++;
            tell("FAILED ", test, failure != null ? failure : error);
        } else if (skip != null) {
            skipped++;
            tell("skipped", test, skip);
        } else {
            passed++;
        }
    }

    private static Element child(Element test, String name) {
        NodeList found = test.getElementsByTagName(name);
        return found.getLength() == 0 ? null : (Element) found.item(0);
    }

    private static void tell(String verdict, Element test, Element reason) {
        String text = reason.getAttribute("message").isEmpty()
                ? reason.getAttribute("type") : reason.getAttribute("message");
        System.out.println(
                verdict + " " + test.getAttribute("classname") + " " + test.getAttribute("name") + ": "
                        + cut(text.lines().filter(line -> !line.isBlank()).limit(LINES_TOLD)
                                .collect(Collectors.joining("\n        "))));
        reason.getTextContent().lines()
                .filter(line -> line.contains("at org.gatehouse")).limit(PLACES_TOLD)
                .forEach(line -> System.out.println("        " + line.strip()));
    }

    private static String cut(String text) {
        return text.length() > 1_500 ? text.substring(0, 1_500) + "…" : text;
    }
}
