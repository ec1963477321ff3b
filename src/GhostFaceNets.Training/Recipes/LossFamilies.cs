namespace GhostFaceNets.Training.Recipes;

/// <summary>What losses have in common.</summary>
internal static class LossFamilies
{
    private static readonly Dictionary<LossKind, string[]> s_keys = new()
    {
        [LossKind.Arcface] = ["scale", "margin", "label_smoothing", "angle_factor", "cosine_margin"],
        [LossKind.ArcfaceSimple] = ["scale", "margin", "label_smoothing"],
        [LossKind.Cosface] = ["scale", "margin", "label_smoothing"],
        [LossKind.Airface] = ["scale", "margin", "label_smoothing", "form"],
        [LossKind.Magface] =
            ["scale", "margin", "label_smoothing", "form", "largest_margin", "shortest_norm", "longest_norm", "regularizer"],
        [LossKind.Adaface] = ["scale", "margin", "label_smoothing", "concentration", "new_share"],
        [LossKind.Curricularface] = ["scale", "margin", "label_smoothing"],
        [LossKind.Adacos] = ["scale", "label_smoothing", "form"],
        [LossKind.MarginSoftmax] = ["scale", "label_smoothing", "power", "factor", "on_logits"],
        [LossKind.Softmax] = ["label_smoothing"],
        [LossKind.TripletHard] = ["margin"],
        [LossKind.TripletAll] = ["margin"],
        [LossKind.TripletEuclidean] = ["margin"],
        [LossKind.TripletAuto] = ["margin", "new_share"],
        [LossKind.TripletArc] = ["margin"],
        [LossKind.TripletOffline] = ["margin"],
        [LossKind.TripletOfflineArc] = ["margin"],
        [LossKind.Center] = ["speed"],
        [LossKind.CenterCosine] = ["speed"],
        [LossKind.DistillCosine] = [],
        [LossKind.DistillEuclidean] = [],
        [LossKind.DistillKl] = ["scale"],
    };

    /// <summary>The keys that a loss takes beside its name.</summary>
    public static IReadOnlyList<string> KeysOf(LossKind kind) => s_keys[kind];

    /// <summary>Whether it compares embeddings with the classes of a head.</summary>
    public static bool NeedsHead(this LossKind kind) => kind is <= LossKind.Softmax or LossKind.DistillKl;

    /// <summary>Whether it compares embeddings of one batch with each other.</summary>
    public static bool IsTriplet(this LossKind kind) => kind is >= LossKind.TripletHard and <= LossKind.TripletOfflineArc;

    /// <summary>Whether it compares triplets that were mined before.</summary>
    public static bool IsMined(this LossKind kind) => kind is LossKind.TripletOffline or LossKind.TripletOfflineArc;

    /// <summary>Whether it compares embeddings with running means of their classes.</summary>
    public static bool IsCenter(this LossKind kind) => kind is LossKind.Center or LossKind.CenterCosine;

    /// <summary>Whether it needs a teacher.</summary>
    public static bool IsDistillation(this LossKind kind) => kind is >= LossKind.DistillCosine and <= LossKind.DistillKl;

    /// <summary>Whether it compares class scores with a teacher's, not embeddings.</summary>
    public static bool ComparesScores(this LossKind kind) => kind is LossKind.DistillKl;
}
