using GhostFaceNets.Evaluation.Ijb;
using GhostFaceNets.Files;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Cli.Commands.Evaluate.Ijb;

/// <summary>Where embeddings come from and where results go.</summary>
/// <param name="Source">The file name of the model or of the restored embeddings.</param>
/// <param name="Model">Opens the network; null where embeddings are restored.</param>
/// <param name="Restored">The file of the restored embeddings.</param>
/// <param name="Output">The result file; null for none.</param>
/// <param name="WithEmbeddings">Whether embeddings go into it.</param>
/// <param name="WithLabel">Whether labels go into it.</param>
internal sealed record IjbWork(string Source, Func<Embedder>? Model, string? Restored, string? Output, bool WithEmbeddings, bool WithLabel)
{
    private string Unfinished => Output + ".partial";

    /// <summary>Embeds the faces, going on with what an earlier run left, or reads their embeddings.</summary>
    public IEmbeddingParts Embed(IjbLayout layout, IjbFaces faces, CommandContext context, CancellationToken cancellation)
    {
        if (Model is null) return new IjbEmbeddingFile(Restored!, faces.Names.Count);
        using var embedder = Model();
        return WorkProgress.Run(context, "embedding", faces.Names.Count, progress => IjbEmbedding.Run(layout, faces, embedder, Unfinished, progress, cancellation));
    }

    /// <summary>Removes what is kept for going on, once the results are there.</summary>
    public void Finish()
    {
        if (Model is not null) AtomicFolder.Delete(Unfinished);
    }
}
