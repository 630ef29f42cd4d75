package org.opencontextgraph.ingest.jira;

import static java.time.temporal.ChronoUnit.MILLIS;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.RefusedByToolException;
import org.opencontextgraph.ingest.connector.SourceFact.Within;
import org.opencontextgraph.ingest.connector.UnfitException;
import org.opencontextgraph.ingest.payload.Field;

/**
 * A project, and which part of it an issue is in as far as readers go. What is not said is not guessed: then the readers are unknown.
 *
 * @param id it stays when the project gets another key
 * @param hasLevels it has levels of issue security, or does not say that it has none
 * @param restricts its issues may be restricted one by one: it is managed by its team
 */
record Project(String id, boolean hasLevels, boolean restricts) {

    /** @throws IOException also when it is not visible */
    static Project ask(JiraApi api, String key) throws IOException {
        JsonNode project = api.get("project/" + key);
        Field id = Field.root(project).at("id");
        if (!id.hasId()) {
            throw new IOException("the tool does not say the id of a project");
        }
        return new Project(
                id.id(), hasLevels(api, key), project.path("simplified").asBoolean(false));
    }

    private static boolean hasLevels(JiraApi api, String key) throws IOException {
        try {
            JsonNode levels = api.get("project/" + key + "/securitylevel").path("levels");
            return !levels.isArray() || !levels.isEmpty();
        } catch (RefusedByToolException e) {
            if (e.status() == 403 || e.status() == 404) {
                return true;
            }
            throw e;
        }
    }

    /**
     * Where an issue is that was asked for with these fields.
     *
     * @throws UnfitException when it does not say when it was updated
     */
    Within within(Site site, Field issue) {
        Field fields = issue.at("fields");
        Field level = fields.at("security");
        boolean levelUnsaid = hasLevels && level.isAbsent() && !level.isNull();
        boolean restrictionUnsaid = restricts
                && fields.at("issuerestriction").at("issuerestrictions").isAbsent();
        String told = container(site, issue);
        return new Within(
                site.issue(issue.at("id").id()),
                told == null || levelUnsaid || restrictionUnsaid ? site.restricted(id) : told,
                fields.at("updated").time(MILLIS));
    }

    /** Where an issue of a delivery is; null: it does not say, or not when that was so. */
    static @Nullable Within told(Site site, Field issue) {
        Field fields = issue.at("fields");
        Instant updated = fields.at("updated").timeIfAny(MILLIS).orElse(null);
        if (!fields.at("project").at("id").hasId() || !issue.at("id").hasId() || updated == null) {
            return null;
        }
        String project = site.project(fields.at("project").at("id").id());
        String container = String.valueOf(container(site, issue));
        boolean allSaid =
                fields.at("security").isNull() && !fields.at("issuerestriction").isAbsent();
        return allSaid || !container.equals(project)
                ? new Within(site.issue(issue.at("id").id()), container, updated)
                : null;
    }

    /** By what is said; null: not even the project. */
    private static @Nullable String container(Site site, Field issue) {
        Field fields = issue.at("fields");
        if (!fields.at("project").at("id").hasId()) {
            return null;
        }
        String project = fields.at("project").at("id").id();
        Field restrictions = fields.at("issuerestriction").at("issuerestrictions");
        if (!restrictions.isAbsent() && !restrictions.isEmptyContainer()) {
            return site.restricted(project);
        }
        Field level = fields.at("security");
        if (level.isAbsent()) {
            return site.project(project);
        }
        return level.at("id").hasId() ? site.level(project, level.at("id").id()) : site.restricted(project);
    }
}
