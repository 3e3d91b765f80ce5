// kirikaeRelease(release: '20261129-4da3e96'): verifies the candidate, moves the live name to it and watches it.
def call(Map given = [:]) {
    kirikaeStage('release', [release: 'KIRIKAE_RELEASE_ID', again: 'KIRIKAE_AGAIN'], given)
}
