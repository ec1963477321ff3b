namespace GhostFaceNets.Evaluation.Ijb;

/// <summary>Who is searched where in 1:N.</summary>
/// <param name="Gallery1">The first gallery.</param>
/// <param name="Gallery2">The second gallery, of other people.</param>
/// <param name="Probes">The probes; each person is in one of the galleries.</param>
public sealed record IjbSearchLists(SubjectTemplates Gallery1, SubjectTemplates Gallery2, SubjectTemplates Probes)
{
    /// <summary>Reads the three files of a release.</summary>
    /// <param name="layout">Where they lie.</param>
    /// <param name="templates">The templates that have faces.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="BadDataException">See <see cref="SubjectTemplates.Read"/>.</exception>
    public static IjbSearchLists Read(IjbLayout layout, FaceTemplates templates, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return new(
            SubjectTemplates.Read(layout.Gallery1, templates, cancellation),
            SubjectTemplates.Read(layout.Gallery2, templates, cancellation),
            SubjectTemplates.Read(layout.Probes, templates, cancellation));
    }
}
