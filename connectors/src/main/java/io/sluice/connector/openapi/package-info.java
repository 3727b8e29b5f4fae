/**
 * OpenAPI 3 and Swagger 2 documents turned into manifests. Start at {@link io.sluice.connector.openapi.OpenApiImport}. What a document does
 * not say is guessed and marked as a guess; references out of the document are never followed, so that reading one opens no connection.
 */
@NullMarked
package io.sluice.connector.openapi;

import org.jspecify.annotations.NullMarked;
