package io.sluice.author.repair;

import io.sluice.author.planner.link.Linker;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the one name that a wrong one must have meant; two that are equally near are none. */
final class Near {

    private Near() {}

    static Optional<String> one(String wrong, Collection<String> names) {
        Map<Integer, List<String>> byCost = names.stream()
                .distinct()
                .filter(name -> Linker.cost(wrong, name).isPresent())
                .collect(Collectors.groupingBy(
                        name -> Linker.cost(wrong, name).getAsInt(), TreeMap::new, Collectors.toList()));
        if (!byCost.isEmpty()) {
            return only(byCost.values().iterator().next());
        }
        var reversed = names.stream()
                .distinct()
                .filter(name -> Linker.cost(name, wrong).isPresent())
                .toList();
        if (!reversed.isEmpty()) {
            return only(reversed);
        }
        var slips = names.stream()
                .distinct()
                .filter(name -> Linker.isSlipOfName(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)))
                .toList();
        return slips.size() == 1
                ? only(slips)
                : only(Linker.nearest(wrong, names, 5).stream()
                        .filter(name -> Linker.isNear(wrong, name))
                        .toList());
    }

    private static Optional<String> only(List<String> names) {
        return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }
}
