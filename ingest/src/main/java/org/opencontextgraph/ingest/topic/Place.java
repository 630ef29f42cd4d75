package org.opencontextgraph.ingest.topic;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.regex.Pattern;

/**
 * Where something stands in a record.
 *
 * @param text a JSON pointer into its data, such as `/ticket/id`, or the name of a CloudEvents attribute, such as `type`
 */
record Place(String text) {
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]{1,40}");

    /** @throws IllegalArgumentException when it is neither */
    Place {
        if (text.startsWith("/")) {
            JsonPointer.compile(text);
        } else if (!ATTRIBUTE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "expected a JSON pointer, such as /ticket/id, or a CloudEvents attribute");
        }
    }

    /** Missing: nothing stands there. */
    JsonNode in(Content content) {
        if (text.startsWith("/")) {
            return content.data().at(text);
        }
        JsonNode attribute = content.attributes().get(text);
        return attribute == null ? MissingNode.getInstance() : attribute;
    }
}
