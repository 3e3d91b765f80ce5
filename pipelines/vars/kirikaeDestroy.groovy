// kirikaeDestroy(): terminates what is due. The build is unstable where a person should look.
def call(Map given = [:]) {
    kirikaeStage('destroy --due', [:], given)
}
