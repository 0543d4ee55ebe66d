package org.gatehouse.watch;

import static org.gatehouse.watch.NumberDress.ENGLISH;
import static org.gatehouse.watch.NumberDress.groups;
import static org.gatehouse.watch.NumberDress.mapped;
import static org.gatehouse.watch.NumberDress.visible;
import static org.gatehouse.watch.NumberDress.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// Numbers in words.
final class SpelledDress {
    private SpelledDress() {}

    static List<NumberDress> all() {
        String english = String.join(" ", ENGLISH);
        String oh = english.replace("zero", "oh");
        List<NumberDress> all = new ArrayList<>();
        for (String s :
                List.of(
                        " ", ", ", "-", ". ", "\n", " - ", "/", "_", "…", " ... ", " 🔥 ", "  ",
                        ",", ".", " and ", "; ")) {
            all.add(words("spelled by " + visible(s), english, s));
        }
        all.add(words("oh", oh, " "));
        all.add(words("o", english.replace("zero", "o"), " "));
        all.add(words("nought", english.replace("zero", "nought"), " "));
        all.add(words("capitals", english.toUpperCase(java.util.Locale.ROOT), " "));
        all.add(words("headings", "Zero One Two Three Four Five Six Seven Eight Nine", " "));
        all.add(words("run together", english, ""));
        all.add(words("camels", "Zero One Two Three Four Five Six Seven Eight Nine", ""));
        all.add(
                words(
                        "hashtags",
                        "#zero #one #two #three #four #five #six #seven #eight #nine",
                        " "));
        all.add(words("leet words", "z3r0 0ne tw0 thr33 f0ur f1ve s1x s3ven e1ght n1ne", " "));
        all.add(words("German", "null eins zwei drei vier fünf sechs sieben acht neun", " "));
        all.add(words("German zwo", "null eins zwo drei vier fünf sechs sieben acht neun", ", "));
        all.add(words("French", "zéro un deux trois quatre cinq six sept huit neuf", " "));
        all.add(words("Spanish", "cero uno dos tres cuatro cinco seis siete ocho nueve", " "));
        all.add(words("Italian", "zero uno due tre quattro cinque sei sette otto nove", " "));
        all.add(words("Portuguese", "zero um dois três quatro cinco seis sete oito nove", " "));
        all.add(words("Dutch", "nul een twee drie vier vijf zes zeven acht negen", " "));
        all.add(
                words(
                        "Polish",
                        "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć",
                        " "));
        all.add(words("Welsh", "dim un dau tri pedwar pump chwech saith wyth naw", " "));
        all.add(words("Swedish", "noll ett två tre fyra fem sex sju åtta nio", " "));
        all.add(words("Romanian", "zero unu doi trei patru cinci șase șapte opt nouă", " "));
        all.add(words("Turkish", "sıfır bir iki üç dört beş altı yedi sekiz dokuz", " "));
        all.add(words("Russian", "ноль один два три четыре пять шесть семь восемь девять", " "));
        all.add(words("Greek", "μηδέν ένα δύο τρία τέσσερα πέντε έξι επτά οκτώ εννέα", " "));
        all.add(
                words(
                        "words in bold",
                        "𝐳𝐞𝐫𝐨 𝐨𝐧𝐞 𝐭𝐰𝐨 𝐭𝐡𝐫𝐞𝐞 𝐟𝐨𝐮𝐫 𝐟𝐢𝐯𝐞 𝐬𝐢𝐱 𝐬𝐞𝐯𝐞𝐧 𝐞𝐢𝐠𝐡𝐭 𝐧𝐢𝐧𝐞",
                        " "));
        all.add(
                words(
                        "words in full width",
                        "ｚｅｒｏ ｏｎｅ ｔｗｏ ｔｈｒｅｅ ｆｏｕｒ ｆｉｖｅ ｓｉｘ ｓｅｖｅｎ ｅｉｇｈｔ ｎｉｎｅ",
                        " "));
        all.add(
                words(
                        "words with look-alikes",
                        "zеrо оnе twо thrее fоur fіvе sіх sеvеn еіght nіnе",
                        " "));
        all.add(
                words(
                        "words with hidden marks",
                        "ze\u200bro o\u200bne t\u200bwo th\u200bree f\u200bour f\u200bive s\u200bix se\u200bven ei\u200bght ni\u200bne",
                        " "));
        all.add(new NumberDress("in tens", (d, _) -> inTens(d)));
        all.add(new NumberDress("in tens, unhyphenated", (d, _) -> inTens(d).replace('-', ' ')));
        all.add(new NumberDress("in tens by commas", (d, _) -> inTens(d).replace(" ", ", ")));
        all.add(new NumberDress("in tens run together", (d, _) -> inTens(d).replace("-", "")));
        all.add(new NumberDress("doubles", (d, _) -> inDoubles(d)));
        all.add(
                new NumberDress(
                        "doubles by commas",
                        (d, _) -> inDoubles(d).replaceAll("(?<!double|triple) ", ", ")));
        all.add(
                new NumberDress(
                        "doubled digits", (d, _) -> d.replaceAll("(.)\\1", " double $1 ").strip()));
        all.add(new NumberDress("some groups in words", SpelledDress::mixed));
        all.add(
                new NumberDress(
                        "every other digit in words",
                        (d, _) -> {
                            StringBuilder t = new StringBuilder();
                            for (int i = 0; i < d.length(); i++)
                                t.append(i % 2 == 0 ? d.charAt(i) + "" : ENGLISH[d.charAt(i) - '0'])
                                        .append(' ');
                            return t.toString().strip();
                        }));
        all.add(
                new NumberDress(
                        "words by groups",
                        (d, _) ->
                                groups(d).stream()
                                        .map(g -> mapped(g, x -> ENGLISH[x], " "))
                                        .collect(Collectors.joining(" - "))));
        all.add(
                new NumberDress(
                        "words by groups then",
                        (d, _) ->
                                groups(d).stream()
                                        .map(g -> mapped(g, x -> ENGLISH[x], " "))
                                        .collect(Collectors.joining(", then "))));
        all.add(
                new NumberDress(
                        "words by lines",
                        (d, _) ->
                                groups(d).stream()
                                        .map(g -> mapped(g, x -> ENGLISH[x], " "))
                                        .collect(Collectors.joining("\n"))));
        return all;
    }

    private static String inTens(String digits) {
        String[] tens = "x ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
        String[] teens =
                ("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
                        .split(" ");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); ) {
            int ten = digits.charAt(i) - '0';
            // "ninety one" is 91 to everybody, so 901 is not said like that.
            if (i + 1 == digits.length() || ten == 0 || digits.charAt(i + 1) == '0') {
                text.append(ENGLISH[ten]).append(' ');
                i++;
                continue;
            }
            int one = digits.charAt(i + 1) - '0';
            text.append(ten == 1 ? teens[one] : tens[ten] + "-" + ENGLISH[one]).append(' ');
            i += 2;
        }
        return text.toString().strip();
    }

    private static String inDoubles(String digits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); ) {
            int same = 1;
            while (same < 3
                    && i + same < digits.length()
                    && digits.charAt(i + same) == digits.charAt(i)) {
                same++;
            }
            String word = ENGLISH[digits.charAt(i) - '0'];
            text.append(same == 3 ? "triple " : same == 2 ? "double " : "")
                    .append(word)
                    .append(' ');
            i += same;
        }
        return text.toString().strip();
    }

    private static String mixed(String digits, Random random) {
        return groups(digits).stream()
                .map(group -> random.nextBoolean() ? group : mapped(group, d -> ENGLISH[d], " "))
                .collect(Collectors.joining(" "));
    }
}
