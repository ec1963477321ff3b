using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Keras;

/// <summary>Keras' names of activations. Those of keras_cv_attention_models are registered under its package.</summary>
internal static class KerasActivations
{
    private const string Package = "kecamCommon>";

    private static readonly (string Name, ActivationKind Kind)[] Known =
    [
        ("linear", ActivationKind.Linear),
        ("relu", ActivationKind.Relu),
        ("relu6", ActivationKind.Relu6),
        ("sigmoid", ActivationKind.Sigmoid),
        ("hard_sigmoid", ActivationKind.HardSigmoidKeras),
        (Package + "hard_sigmoid_torch", ActivationKind.HardSigmoidTorch),
        ("swish", ActivationKind.Swish),
        ("silu", ActivationKind.Swish),
        (Package + "hard_swish", ActivationKind.HardSwish),
    ];

    public static ActivationKind? Find(string name) => Known.Where(entry => KerasLayer.Plain(entry.Name) == KerasLayer.Plain(name))
        .Select(entry => (ActivationKind?)entry.Kind).FirstOrDefault();

    public static string NameOf(ActivationKind kind) => Known.First(entry => entry.Kind == kind).Name;
}
