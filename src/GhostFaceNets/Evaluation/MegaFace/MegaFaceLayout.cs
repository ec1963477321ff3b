namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>Where the files of a release lie. Each path can be another one.</summary>
public sealed record MegaFaceLayout
{
    /// <summary>The usual names below a folder.</summary>
    public MegaFaceLayout(string folder)
    {
        string In(string name) => Path.Combine(folder, name);
        FaceScrubList = In("facescrub_lst");
        MegaFaceList = In("megaface_lst");
        FaceScrubPictures = In("facescrub_images");
        MegaFacePictures = In("megaface_images");
        FaceScrubNoises = In("facescrub_noises.txt");
        MegaFaceNoises = In("megaface_noises.txt");
        TemplateLists = In("templatelists");
    }

    /// <summary>The list of all pictures of FaceScrub: <see cref="PictureList"/>.</summary>
    public string FaceScrubList { get; init; }

    /// <summary>The list of all distractors.</summary>
    public string MegaFaceList { get; init; }

    /// <summary>The folder of FaceScrub's aligned faces, one folder for each person.</summary>
    public string FaceScrubPictures { get; init; }

    /// <summary>The folder of the distractors' aligned faces, in folders of folders.</summary>
    public string MegaFacePictures { get; init; }

    /// <summary>The list of wrong pictures of FaceScrub: <see cref="NoiseLists"/>.</summary>
    public string FaceScrubNoises { get; init; }

    /// <summary>The list of wrong distractors.</summary>
    public string MegaFaceNoises { get; init; }

    /// <summary>The folder of the devkit's lists: <see cref="DevkitLists"/>. It may be absent.</summary>
    public string TemplateLists { get; init; }

    /// <summary>Reads the lists of wrong pictures.</summary>
    /// <exception cref="BadDataException">A file is absent.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public NoiseLists Noises() => NoiseLists.Read(FaceScrubNoises, MegaFaceNoises);
}
