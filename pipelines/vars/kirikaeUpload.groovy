// kirikaeUpload(commit: env.GIT_COMMIT): a commit becomes an application version and a fresh environment.
def call(Map given = [:]) {
    kirikaeStage('upload', [commit: 'KIRIKAE_COMMIT', version: 'KIRIKAE_VERSION_LABEL', fresh: 'KIRIKAE_FRESH'], given)
}
