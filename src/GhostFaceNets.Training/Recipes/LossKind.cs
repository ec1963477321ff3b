namespace GhostFaceNets.Training.Recipes;

/// <summary>The losses that a recipe can name.</summary>
public enum LossKind
{
    /// <summary>Additive angular margin, in its general form of three margins.</summary>
    Arcface,

    /// <summary>Additive angular margin without the angle's arc cosine.</summary>
    ArcfaceSimple,

    /// <summary>Additive cosine margin.</summary>
    Cosface,

    /// <summary>Additive margin of a linear angle.</summary>
    Airface,

    /// <summary>Angular margin that grows with the embedding's length.</summary>
    Magface,

    /// <summary>Margin that follows the picture's quality, as the embedding's length tells it.</summary>
    Adaface,

    /// <summary>Angular margin whose hard negatives weigh more as training goes on.</summary>
    Curricularface,

    /// <summary>Cosines with a scale that finds itself.</summary>
    Adacos,

    /// <summary>Softmax whose true probability is made smaller.</summary>
    MarginSoftmax,

    /// <summary>Plain softmax.</summary>
    Softmax,

    /// <summary>Hardest positive against hardest negative of the batch, by cosine.</summary>
    TripletHard,

    /// <summary>All positives against all violating negatives of the batch, by cosine.</summary>
    TripletAll,

    /// <summary>Hardest positive against hardest negative of the batch, by distance.</summary>
    TripletEuclidean,

    /// <summary>By distance, with a margin that follows the mean distance.</summary>
    TripletAuto,

    /// <summary>Hardest positive, with an angular margin, against hardest negative of the batch.</summary>
    TripletArc,

    /// <summary>Mined positive against mined negative of each anchor, by cosine.</summary>
    TripletOffline,

    /// <summary>Mined positive, with an angular margin, against mined negative of each anchor.</summary>
    TripletOfflineArc,

    /// <summary>Distance to a running mean of the class.</summary>
    Center,

    /// <summary>Angle to a running mean of the class.</summary>
    CenterCosine,

    /// <summary>Angle to a teacher's embedding.</summary>
    DistillCosine,

    /// <summary>Distance to a teacher's embedding.</summary>
    DistillEuclidean,

    /// <summary>Divergence of the class probabilities from a teacher's.</summary>
    DistillKl,
}
