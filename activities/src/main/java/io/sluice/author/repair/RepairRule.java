package io.sluice.author.repair;

import java.util.Optional;

/** Knows one way to mend one kind of fault. */
interface RepairRule {

    Optional<Mend> mend(Wound wound);
}
