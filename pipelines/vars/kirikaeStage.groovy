// One stage of Kirikae with its report: the steps kirikaeUpload, kirikaeRelease, kirikaeRollback, kirikaeDestroy and
// kirikaeRehearse are made of it. Values become environment variables, which kirikae reads and checks; none is put into a
// shell line. Use it in a stage that has an agent.
def call(String command, Map<String, String> takes, Map given) {
    Map<String, String> known = [target: 'KIRIKAE_TARGET', config: 'KIRIKAE_CONFIG', allow: 'KIRIKAE_ALLOW',
        reason: 'KIRIKAE_REASON', wait: 'KIRIKAE_WAIT', reportDir: 'KIRIKAE_REPORT_DIR'] + takes
    List<String> variables = ['KIRIKAE_REPORT_DIR=kirikae-report']
    for (entry in given) {
        String variable = known[entry.key]
        if (variable == null) {
            error("kirikae ${command} takes no ${entry.key}; it takes ${known.keySet().sort().join(', ')}")
        }
        variables.add(variable + '=' + (entry.value == null ? '' : entry.value))
    }
    withEnv(variables) {
        sh 'rm -rf "$KIRIKAE_REPORT_DIR"'
        try {
            int code = sh(script: 'kirikae ' + command, returnStatus: true)
            if (code == 3 && command == 'destroy --due') {
                unstable('a person should look')
            } else if (code != 0) {
                error("kirikae ${command} ended with ${code}")
            }
        } finally {
            String folder = given.reportDir ?: 'kirikae-report'
            if (fileExists(folder + '/kirikae.properties')) {
                String ended = sh(label: 'how it ended', returnStdout: true,
                    script: 'set +x; . "./$KIRIKAE_REPORT_DIR/kirikae.properties"; printf "%s\\n%s" "${RELEASE_ID:-}" "$SENTENCE"')
                currentBuild.displayName = "#${currentBuild.number} ${ended.readLines()[0]}"
                currentBuild.description = ended.readLines()[1]
            }
            junit testResults: folder + '/*.xml', allowEmptyResults: true
            archiveArtifacts artifacts: folder + '/**', allowEmptyArchive: true
        }
    }
}
