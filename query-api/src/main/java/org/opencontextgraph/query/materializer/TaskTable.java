package org.opencontextgraph.query.materializer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.PermissionState;
import org.opencontextgraph.schema.message.PersonalTask;
import org.opencontextgraph.schema.message.TaskStep;

/** Personal tasks, each with its steps in one row. */
final class TaskTable implements KeyedTable<PersonalTask> {
    @Override
    public String name() {
        return "task";
    }

    @Override
    public Class<PersonalTask> message() {
        return PersonalTask.class;
    }

    @Override
    public List<String> keyColumns() {
        return List.of("person", "task");
    }

    @Override
    public Optional<List<String>> key(String key) {
        return personAndTask(key);
    }

    /** No person's number has the character that separates it from the task. */
    static Optional<List<String>> personAndTask(String key) {
        int end = key.indexOf('|');
        return end < 0 ? Optional.empty() : Optional.of(List.of(key.substring(0, end), key.substring(end + 1)));
    }

    @Override
    public String columns() {
        return "person, task, lane, resource, process, counts, sharing, readers_known, covered, accounts,"
                + " first_time, last_time, last_sequence, step_count, steps, resources, times, events, kept_back";
    }

    @Override
    public @Nullable String problem(String key, PersonalTask task) {
        if (!key.equals(task.getPerson() + "|" + task.getTask())) {
            return "the key is not person and task";
        }
        if (task.getSteps().isEmpty()) {
            return "there are no steps";
        }
        for (TaskStep step : task.getSteps()) {
            String problem = Limits.first(
                    Limits.problem("event", step.getEvent(), Limits.ID),
                    Limits.problem("resource", step.getResource(), Limits.RESOURCE),
                    Limits.problem("account", step.getAccount(), Limits.ID),
                    Limits.problem("step", step.getStep(), Limits.STEP),
                    Limits.problem("time", step.getTime()));
            if (problem != null) {
                return problem;
            }
        }
        return Limits.first(
                Limits.problem("person", task.getPerson(), Limits.ID),
                Limits.problem("task", task.getTask(), Limits.ID),
                Limits.problem("lane", task.getLane(), Limits.ID),
                Limits.problem("resource", task.getPrimary(), Limits.RESOURCE),
                Limits.problem("process", task.getProcess(), Limits.ID),
                Limits.problem("covered", task.getCovered(), Limits.MESSAGE));
    }

    @Override
    public void encode(PersonalTask task, CopyBuffer rows) {
        List<TaskStep> steps = task.getSteps();
        rows.row(19)
                .text(task.getPerson())
                .text(task.getTask())
                .text(task.getLane())
                .text(task.getPrimary())
                .text(task.getProcess())
                .bool(task.getCounts())
                .text(task.getSharing().name())
                .bool(knowsItsReaders(task))
                .text(task.getCovered())
                .texts(steps.stream().map(TaskStep::getAccount).distinct().toList())
                .timestamp(steps.getFirst().getTime())
                .timestamp(steps.getLast().getTime())
                .bigint(steps.getLast().getSequence())
                .integer(steps.size())
                .texts(steps.stream().map(TaskStep::getStep).toList())
                .texts(steps.stream().map(TaskStep::getResource).toList())
                .timestamps(steps.stream().map(TaskStep::getTime).toList())
                .texts(steps.stream().map(TaskStep::getEvent).toList())
                .text(task.getKeptBack().name());
    }

    private static boolean knowsItsReaders(PersonalTask task) {
        return !task.getReaders().isEmpty()
                && task.getReaders().stream().allMatch(reader -> reader.getAcl().getState() == PermissionState.KNOWN);
    }
}
