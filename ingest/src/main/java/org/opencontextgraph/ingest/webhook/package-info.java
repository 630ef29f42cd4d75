/**
 * What tools send by themselves: how it is found out that it comes from them.
 *
 * <p>In: a delivery as it came, and the secret that the operator gave to the tool. Out: whether the one who sent it knows the secret.
 * Invariant: nothing of a delivery is read before that, and comparing takes as long whatever is compared.
 */
@NullMarked
package org.opencontextgraph.ingest.webhook;

import org.jspecify.annotations.NullMarked;
