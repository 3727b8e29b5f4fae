package io.sluice.author.question;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Past forms of English verbs that no rule makes. */
final class IrregularVerbs {

    private static final String FORMS = """
            arise arose arisen
            be was were been
            bear bore born borne
            beat beaten
            become became
            begin began begun
            bite bit bitten
            blow blew blown
            break broke broken
            bring brought
            build built
            buy bought
            catch caught
            choose chose chosen
            come came
            deal dealt
            do did done
            draw drew drawn
            drink drank drunk
            drive drove driven
            eat ate eaten
            fall fell fallen
            feed fed
            feel felt
            fight fought
            find found
            fly flew flown
            forget forgot forgotten
            freeze froze frozen
            get got gotten
            give gave given
            go went gone
            grow grew grown
            hear heard
            hide hid hidden
            hold held
            keep kept
            know knew known
            lay laid
            lead led
            leave left
            lend lent
            lose lost
            make made
            mean meant
            meet met
            pay paid
            ride rode ridden
            ring rang rung
            rise rose risen
            run ran
            say said
            see saw seen
            sell sold
            send sent
            shoot shot
            show shown
            sing sang sung
            sink sank sunk
            sit sat
            sleep slept
            speak spoke spoken
            spend spent
            stand stood
            steal stole stolen
            swim swam swum
            take took taken
            teach taught
            tell told
            think thought
            throw threw thrown
            understand understood
            wake woke woken
            wear wore worn
            win won
            write wrote written
            """;

    /** The infinitive by each of its past forms. */
    static final Map<String, String> BASES = FORMS.lines()
            .map(line -> line.strip().split(" "))
            .flatMap(words -> Arrays.stream(words).skip(1).map(form -> Map.entry(form, words[0])))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));

    private IrregularVerbs() {}
}
