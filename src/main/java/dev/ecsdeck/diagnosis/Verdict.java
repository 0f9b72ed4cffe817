package dev.ecsdeck.diagnosis;

import java.util.List;

/// How a rung answered.
public sealed interface Verdict {
    List<Fact> evidence();

    /// Nothing wrong here.
    record Passed(List<Fact> evidence) implements Verdict {
        public Passed {
            evidence = List.copyOf(evidence);
        }
    }

    /// Something is not as it should be; whether it is the cause, the next rung decides.
    record Doubt(Finding finding, List<Fact> evidence, List<Fix> fixes) implements Verdict {
        public Doubt {
            evidence = List.copyOf(evidence);
            fixes = List.copyOf(fixes);
        }
    }

    /// The cause. Its rung need not be the one that met it.
    record Found(Finding finding, List<Fact> evidence, List<Fix> fixes) implements Verdict {
        public Found {
            evidence = List.copyOf(evidence);
            fixes = List.copyOf(fixes);
        }
    }

    /// It could not be looked at.
    ///
    /// @param permission that was missing; empty when it was another reason, which the evidence names
    record Unseen(String permission, List<Fact> evidence) implements Verdict {
        public Unseen {
            evidence = List.copyOf(evidence);
        }
    }

    /// The question does not apply.
    record NotAsked() implements Verdict {
        @Override
        public List<Fact> evidence() {
            return List.of();
        }
    }
}
