namespace GhostFaceNets.Training.Optimizers;

/// <summary>Ranger (Wright 2019): <see cref="Lookahead"/> around <see cref="RAdam"/> with centralised gradients.</summary>
public static class Ranger
{
    /// <summary>Puts the two together.</summary>
    /// <param name="parameters">What it changes.</param>
    /// <param name="learningRate">The rate of the first step.</param>
    /// <param name="decay">Decoupled decay: the share of a decaying weight that a step at that rate takes off.</param>
    /// <param name="centralizeGradients">False for what the original GhostFaceNets calls Ranger.</param>
    public static Lookahead Create(
        IReadOnlyList<NamedParameter> parameters, double learningRate = 1e-3, double decay = 0, bool centralizeGradients = true) =>
        new(new RAdam(parameters, learningRate, decay, centralizeGradients: centralizeGradients));
}
