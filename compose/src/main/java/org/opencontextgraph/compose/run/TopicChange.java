package org.opencontextgraph.compose.run;

import java.util.Map;

/** One step from the topics that a cluster has to those that the catalogue wants. */
public sealed interface TopicChange {
    String topic();

    /** The topic is not there. */
    record Create(String topic, int partitions, short replicas, Map<String, String> settings) implements TopicChange {
        public Create {
            settings = Map.copyOf(settings);
        }

        @Override
        public String toString() {
            return "create   " + topic + "  partitions=" + partitions + " replicas=" + replicas + " "
                    + new java.util.TreeMap<>(settings);
        }
    }

    /** A setting of the topic differs. */
    record Alter(String topic, String setting, String from, String to) implements TopicChange {
        @Override
        public String toString() {
            return "alter    " + topic + "  " + setting + ": " + from + " -> " + to;
        }
    }

    /**
     * The topic has another number of partitions. That is never changed: keys would move to other partitions, and with them
     * half of a person's history.
     */
    record WrongPartitions(String topic, int has, int wants) implements TopicChange {
        @Override
        public String toString() {
            return "refuse   " + topic + "  has " + has + " partitions, the catalogue says " + wants;
        }
    }
}
