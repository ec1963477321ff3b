using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Training.Data;

/// <summary>A data set for training: pictures of people, each person one class. Calls may come from several threads.</summary>
public interface IFaceSource
{
    /// <summary>The data set as errors and model cards name it.</summary>
    string Name { get; }

    /// <summary>An embedding of each picture that a teacher made; null where there is none.</summary>
    Embeddings? TeacherEmbeddings => null;

    /// <summary>The people's names; a person's class is the position here.</summary>
    IReadOnlyList<string> People { get; }

    /// <summary>The number of pictures.</summary>
    int Count { get; }

    /// <summary>The class of a picture, 0 .. <see cref="People"/> - 1.</summary>
    int PersonOf(int index);

    /// <summary>The picture as errors and lists name it.</summary>
    string NameOf(int index);

    /// <summary>Decodes or draws a picture.</summary>
    /// <exception cref="BadDataException">The picture is broken.</exception>
    Picture Read(int index);
}
